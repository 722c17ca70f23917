package io.jangbu.cli.demo.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.demo.plan.RunId;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Folds the streams of a run out of the records of a topic, where those of others are, too.
 *
 * @param <E> the events
 * @param <S> the state that they fold into
 */
final class OwnStreams<E, S> {

  private final EventLog<E, S> log;
  private final EventReader<E> reader;
  private final RunId run;
  private final Consumer<EventEnvelope<E>> each;
  private final SortedMap<String, Snapshot<S>> streams = new TreeMap<>();
  private final List<String> flaws = new ArrayList<>();
  private long events;

  /**
   * Those of a topic.
   *
   * @param each hears of each event once
   */
  OwnStreams(EventLog<E, S> log, RunId run, Consumer<EventEnvelope<E>> each) {
    this.log = log;
    this.reader = new EventReader<>(log.codec());
    this.run = run;
    this.each = each;
  }

  EventLog<E, S> log() {
    return log;
  }

  /** The next record of a partition. */
  void take(byte @Nullable [] key, byte @Nullable [] value, int partition, int partitions) {
    try {
      String streamId = EventReader.id(key).streamId();
      if (!run.owns(streamId)) {
        return;
      }
      if (value == null) {
        flaws.add(streamId + ": an event is erased");
        return;
      }
      append(reader.event(key, value, partition, partitions));
    } catch (MalformedRecordException e) {
      // One without a readable key is nobody's, and so not ours.
      if (key != null && run.owns(new String(key, UTF_8))) {
        flaws.add("%s-%d: %s".formatted(log.topics().events(), partition, e.getMessage()));
      }
    }
  }

  private void append(EventEnvelope<E> event) {
    Snapshot<S> before = streams.getOrDefault(event.streamId(), Snapshot.empty(log.fold()));
    if (event.version() != before.version() + 1) {
      flaws.add("%s comes after version %d".formatted(event.id(), before.version()));
      return;
    }
    if (!log.fold().expects(before.state(), event.payload())) {
      flaws.add("%s, %s: the rules do not allow it".formatted(event.id(), event.type()));
    }
    streams.put(event.streamId(), before.plus(event, log.fold()));
    events++;
    each.accept(event);
  }

  /** What is known of each stream. */
  <T> SortedMap<String, T> entries(Function<Snapshot<S>, T> entry) {
    SortedMap<String, T> entries = new TreeMap<>();
    streams.forEach((id, stream) -> entries.put(id, entry.apply(stream)));
    return entries;
  }

  List<String> flaws() {
    return flaws;
  }

  long events() {
    return events;
  }
}
