package io.jangbu.quickstart.verify;

import org.apache.kafka.common.TopicPartition;

/**
 * What is read of a partition.
 *
 * @param start the first offset
 * @param end the first one that is not read: where committed records ended at the start
 * @param behind how many records there were from there on, of transactions that were open then
 */
record PartitionRange(TopicPartition partition, long start, long end, long behind) {

  long length() {
    return end - start;
  }
}
