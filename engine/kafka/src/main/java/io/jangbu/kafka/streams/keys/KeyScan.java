package io.jangbu.kafka.streams.keys;

import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reads the keys that a store had when it was opened, a few at a time. */
public final class KeyScan<K> implements AutoCloseable {

  private final KeyValueIterator<K, ?> all;
  private final Consumer<K> found;
  private boolean complete;
  private boolean closed;

  /**
   * Reads none of them yet.
   *
   * @param all is closed with it
   * @param found takes each key
   */
  public KeyScan(KeyValueIterator<K, ?> all, Consumer<K> found) {
    this.all = all;
    this.found = found;
  }

  /** Reads so many more. */
  public void goOn(int most) {
    for (int i = 0; !complete && i < most; i++) {
      if (all.hasNext()) {
        found.accept(all.next().key);
      } else {
        complete = true;
        close();
      }
    }
  }

  /** Whether all were read. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      all.close();
    }
  }
}
