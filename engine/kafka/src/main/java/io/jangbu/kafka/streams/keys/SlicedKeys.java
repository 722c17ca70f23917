package io.jangbu.kafka.streams.keys;

import io.jangbu.kafka.streams.SlicedWork;
import java.time.Duration;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The {@link KnownKeys} of a partition's store, begun with the first question: a partition without
 * any record is not read. Those that there are by then are learned bit by bit in between the
 * records, for a store that was restored may have millions. Used by the task's thread alone.
 */
public final class SlicedKeys implements AutoCloseable {

  /** One takes about a microsecond. */
  private static final int AT_ONCE = 2_000;

  private static final Duration EVERY = Duration.ofMillis(100);

  private final ReadOnlyKeyValueStore<String, ?> store;
  private final ProcessingContext task;
  private @Nullable KnownKeys known;

  /**
   * Knows of none.
   *
   * @param store whose every new key {@link #added} hears of
   * @param task whose thread writes the store
   */
  public SlicedKeys(ReadOnlyKeyValueStore<String, ?> store, ProcessingContext task) {
    this.store = store;
    this.task = task;
  }

  /** Whether the store certainly has no such key. False as long as not all are known. */
  public boolean lacks(String key) {
    return known().lacks(key);
  }

  /** The store is given that key, or has it already. */
  public void added(String key) {
    known().added(key);
  }

  private KnownKeys known() {
    if (known == null) {
      KnownKeys begun = new KnownKeys(store);
      if (!begun.learn(AT_ONCE)) {
        new SlicedWork(task).begin(EVERY, () -> begun.learn(AT_ONCE), () -> {});
      }
      known = begun;
    }
    return known;
  }

  /** Learns no more. */
  @Override
  public void close() {
    if (known != null) {
      known.close();
    }
  }
}
