package io.jangbu.kafka.streams.transactions;

import java.time.Instant;
import org.apache.kafka.common.TopicPartition;

/**
 * A transaction that a partition waits for: committed readers see nothing from its first record on.
 *
 * @param partition that it is open on; it may be open on others, too
 * @param producerId of the producer that began it
 * @param epoch that the producer had on this partition last
 * @param coordinatorEpoch of the last marker of that producer on this partition, 0 if there is none
 * @param startOffset of its first record
 * @param lastWrite the timestamp of its last record
 */
public record OpenTransaction(
    TopicPartition partition,
    long producerId,
    short epoch,
    int coordinatorEpoch,
    long startOffset,
    Instant lastWrite) {

  /** Whether it is this one, looked at again, and nothing was written to it in between. */
  boolean isSameAs(OpenTransaction other) {
    return partition.equals(other.partition)
        && producerId == other.producerId
        && epoch == other.epoch
        && startOffset == other.startOffset;
  }
}
