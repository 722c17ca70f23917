package io.jangbu.kafka.streams;

/**
 * So many stores do not fit into the memory that was set: each put would write a file of its own.
 */
public final class TooLittleStoreMemoryException extends RuntimeException {

  private final long least;

  TooLittleStoreMemoryException(long set, long least, int stores) {
    super(
        "jangbu.stores.memory is %s: the %d stores that this instance may hold need %s or more"
            .formatted(mebibytes(set), stores, mebibytes(least)));
    this.least = least;
  }

  /** What the setting must be at least, as it is written. */
  public String least() {
    return mebibytes(least);
  }

  /** Rounded up. */
  static String mebibytes(long bytes) {
    return ((bytes - 1) >> 20) + 1 + "MB";
  }
}
