package io.jangbu.kafka.streams;

import org.jspecify.annotations.Nullable;

/**
 * What RocksDB's stores may take outside of the heap, and how it is shared out: half of it in equal
 * shares for what each store has not written to its files yet, the rest for reading. What a store
 * does not use of its share is used for reading, too.
 *
 * @param bytes of all stores together
 * @param stores that the process may have open at once, at most
 */
record StoreBudget(long bytes, int stores) {

  /** Where nothing is set, and the stores do not need more. */
  static final long USUAL = 256L << 20;

  /**
   * A share that is worth flushing. Kafka Streams keeps the offsets beside the records of each
   * store, in blocks of 128 KiB that nothing makes smaller; two of them must leave room.
   */
  static final long LEAST_SHARE = 384L << 10;

  /** As Kafka Streams has it for a store alone. */
  static final long MOST_SHARE = 16L << 20;

  private static final long PAGE = 4L << 10;
  private static final long MOST_BLOCK = 1L << 20;
  private static final int BLOCKS_IN_A_SHARE = 16;

  /**
   * The budget that was set, or one that is enough.
   *
   * @param set in bytes; null = not
   * @throws TooLittleStoreMemoryException if so many stores do not fit
   */
  static StoreBudget of(@Nullable Long set, int stores) {
    long least = 2L * stores * LEAST_SHARE;
    if (set != null && set < least) {
      throw new TooLittleStoreMemoryException(set, least, stores);
    }
    return new StoreBudget(set == null ? Math.max(USUAL, least) : set, stores);
  }

  /** What a store may have unwritten, in bytes. */
  long share() {
    return Math.clamp(bytes / 2 / Math.max(1, stores), LEAST_SHARE, MOST_SHARE);
  }

  /**
   * The steps in which a store takes its share, in bytes: many, or the first would be all of it.
   */
  long arenaBlock() {
    return Math.min(share() / BLOCKS_IN_A_SHARE / PAGE * PAGE, MOST_BLOCK);
  }
}
