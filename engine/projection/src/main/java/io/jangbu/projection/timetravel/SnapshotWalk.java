package io.jangbu.projection.timetravel;

import io.jangbu.kafka.streams.SlicedWork;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through all streams of a partition and has their snapshots made: once after the code or the
 * distance of the snapshots has changed, or where there were none yet. It works in short slices, in
 * between which events are projected and reads answered; if it is broken off it begins again, and
 * what is there already costs little.
 */
public final class SnapshotWalk {

  private static final Logger log = LoggerFactory.getLogger(SnapshotWalk.class);

  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration SLICE = Duration.ofMillis(20);

  private final SnapshotKeeper<?, ?> keeper;
  private final ReadOnlyKeyValueStore<String, ?> streams;
  private final ToLongFunction<String> version;
  private final Consumer<String> judge;

  /** Where it goes on; null = with the first stream. */
  private @Nullable String streamId;

  /** The version at which that stream's next one is due. */
  private long due;

  SnapshotWalk(
      SnapshotKeeper<?, ?> keeper,
      ReadOnlyKeyValueStore<String, ?> streams,
      ToLongFunction<String> version,
      Consumer<String> judge) {
    this.keeper = keeper;
    this.streams = streams;
    this.version = version;
    this.judge = judge;
  }

  /**
   * Begins one on the stream thread of that context, if any snapshot may be missing.
   *
   * @param streams their ids
   * @param version of a stream, now
   * @param judge hears of each stream when the walk comes to it
   */
  public static void begin(
      ProcessorContext<?, ?> context,
      SnapshotKeeper<?, ?> keeper,
      ReadOnlyKeyValueStore<String, ?> streams,
      ToLongFunction<String> version,
      Consumer<String> judge) {
    if (keeper.isComplete()) {
      return;
    }
    SnapshotWalk walk = new SnapshotWalk(keeper, streams, version, judge);
    new SlicedWork(context)
        .begin(
            EVERY,
            () -> walk.goOn(SLICE),
            () -> log.info("{} has all its snapshots", context.taskId()));
  }

  /** Works for about so long, and says whether all is done. */
  boolean goOn(Duration slice) {
    long end = System.nanoTime() + slice.toNanos();
    if (streamId == null) {
      keeper.begin();
    }
    try (KeyValueIterator<String, ?> ids = streams.range(streamId, null)) {
      while (ids.hasNext()) {
        String id = ids.next().key;
        boolean another = !id.equals(streamId);
        if (another) {
          streamId = id;
          due = keeper.every();
          judge.accept(id);
        }
        // Each slice gets on, however short it is: one that was begun before is not counted again.
        if (!finishes(id, end) || (another && isOver(end))) {
          return false;
        }
      }
    }
    keeper.completed();
    return true;
  }

  private boolean finishes(String id, long end) {
    long last = version.applyAsLong(id);
    while (due <= last) {
      due = keeper.walk(id, due, last);
      if (isOver(end)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOver(long end) {
    return System.nanoTime() - end >= 0;
  }
}
