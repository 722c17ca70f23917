package io.jangbu.command.state;

import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Empties a store, slice by slice. One iterator sees it through: a new one for each slice would
 * pass over all that was deleted before.
 */
final class Clearing implements Phase {

  private final KeyValueIterator<?, ?> all;
  private final Runnable deleteNext;

  /** {@code deleteNext} takes the next one from {@code all}. */
  Clearing(KeyValueIterator<?, ?> all, Runnable deleteNext) {
    this.all = all;
    this.deleteNext = deleteNext;
  }

  @Override
  public boolean goOn(Slice slice) {
    while (all.hasNext()) {
      if (slice.isOver()) {
        return false;
      }
      deleteNext.run();
      slice.spend(1);
    }
    return true;
  }

  @Override
  public void close() {
    all.close();
  }
}
