package io.jangbu.kafka.streams.keys;

import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The keys of one partition's store, as far as they are known to its only writer. Once all are
 * known, a key that is not there need not be looked for. Used by one thread.
 */
public final class KnownKeys implements AutoCloseable {

  private final KeyFilter keys = new KeyFilter();
  private final KeyScan<String> scan;

  /**
   * Knows none of those that there are.
   *
   * @param store whose every new key {@link #added} hears of from now on
   */
  public KnownKeys(ReadOnlyKeyValueStore<String, ?> store) {
    scan = new KeyScan<>(store.all(), this::added);
  }

  /** Learns up to so many more of those that there were; says whether all are known. */
  public boolean learn(int most) {
    scan.goOn(most);
    return scan.isComplete();
  }

  /** The store is given that key, or has it already. */
  public void added(String key) {
    keys.add(KeyFilter.hash(key));
  }

  /** Whether the store certainly has no such key. False as long as not all are known. */
  public boolean lacks(String key) {
    return scan.isComplete() && !keys.mayHave(KeyFilter.hash(key));
  }

  /** Learns no more. */
  @Override
  public void close() {
    scan.close();
  }
}
