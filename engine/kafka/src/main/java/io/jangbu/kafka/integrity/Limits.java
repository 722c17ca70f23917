package io.jangbu.kafka.integrity;

import org.apache.kafka.common.TopicPartition;

/** Up to where events of a partition may have no authentication code. Any thread may ask. */
@FunctionalInterface
public interface Limits {

  /** No partition has one. */
  Limits NONE = (_, _) -> Long.MAX_VALUE;

  /**
   * The first offset at which an event must have one; {@link Long#MAX_VALUE} if none is recorded.
   *
   * @param begun whether an event with one was seen in the partition, so that it is recorded
   */
  long of(TopicPartition partition, boolean begun);
}
