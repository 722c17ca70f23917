package io.jangbu.kafka.consumer;

import java.util.BitSet;
import java.util.SortedMap;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;

/**
 * What is taken of a batch.
 *
 * @param taken by their places in the batch, from 0
 * @param refused by their places in the batch; after one that goes to its end there is none
 * @param weight of those that are taken, in bytes
 * @param end the offset of the last record that is dealt with: those after it are fetched again
 */
record MeasuredBatch(BitSet taken, SortedMap<Integer, Refused> refused, long weight, long end) {

  /** Whether the batch can be given on as it came. */
  boolean isWhole(DefaultRecordBatch batch) {
    return refused.isEmpty() && end == batch.lastOffset();
  }
}
