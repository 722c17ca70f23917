package io.jangbu.cli.log;

import org.apache.kafka.common.TopicPartition;

/**
 * What is read of a partition.
 *
 * @param start the first offset
 * @param end the first one that is not read: where the partition ended at the start, or where an
 *     open transaction holds back what comes after
 * @param behind how many records that does hold back, in offsets
 */
public record PartitionRange(TopicPartition partition, long start, long end, long behind) {

  /** In offsets, of which some may be empty. */
  public long length() {
    return end - start;
  }
}
