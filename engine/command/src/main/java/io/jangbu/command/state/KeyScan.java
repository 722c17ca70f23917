package io.jangbu.command.state;

import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Reads the keys that a store had when it was opened, a few at a time. */
final class KeyScan<K> implements AutoCloseable {

  private final Consumer<K> found;
  private @Nullable KeyValueIterator<K, ?> left;

  KeyScan(KeyValueIterator<K, ?> all, Consumer<K> found) {
    this.left = all;
    this.found = found;
  }

  /**
   * Reads on.
   *
   * @return whether all are read
   */
  boolean goOn(int most) {
    KeyValueIterator<K, ?> all = left;
    for (int i = 0; all != null && i < most; i++) {
      if (all.hasNext()) {
        found.accept(all.next().key);
      } else {
        close();
        all = null;
      }
    }
    return all == null;
  }

  @Override
  public void close() {
    if (left != null) {
      left.close();
      left = null;
    }
  }
}
