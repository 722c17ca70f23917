package io.jangbu.kafka.consumer;

import io.jangbu.kafka.record.TopicSettings;

/**
 * How much of a topic is held in memory, in bytes once unpacked.
 *
 * @param recordBytes the most that one record may weigh
 * @param sliceBytes the most that the records of one partition weigh that are held at once, unless
 *     a single one weighs more: what goes beyond is fetched again later
 * @param batchBytes the most that is unpacked of one batch of a producer; what follows is lost
 * @param standIn whether something stands in the place of what is not taken. A changelog is read
 *     into a store, which must not take that for a state: there it is left out
 */
record Bound(int recordBytes, int sliceBytes, long batchBytes, boolean standIn) {

  /**
   * What a header weighs beside its bytes, in memory: two million empty ones fit into a record of 4
   * MiB, and take 200 MiB.
   */
  static final int HEADER_BYTES = 128;

  private static final int SLICE = 8 << 20;

  /** A batch of 2 MiB on the wire that is a hundredth of what it was, and more. */
  private static final long BATCH = 256L << 20;

  /** How Kafka Streams names what it keeps its stores in. */
  private static final String CHANGELOG = "-changelog";

  /** That of a topic. Every consumer has the same, so that all see the same records. */
  static Bound of(String topic) {
    return topic.endsWith(CHANGELOG)
        ? new Bound(
            TopicSettings.MAX_UNPACKED_SNAPSHOT_BYTES,
            TopicSettings.MAX_UNPACKED_SNAPSHOT_BYTES,
            BATCH,
            false)
        : new Bound(TopicSettings.MAX_UNPACKED_BYTES, SLICE, BATCH, true);
  }
}
