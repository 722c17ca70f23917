package io.jangbu.kafka.consumer.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where partitions begin and end. */
public final class Offsets {

  private Offsets() {}

  /**
   * One of each partition.
   *
   * @throws ExecutionException if the broker does not tell
   */
  public static Map<TopicPartition, Long> of(
      Admin admin, Collection<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    return of(admin, partitions, spec, new ListOffsetsOptions(isolation));
  }

  /**
   * The end of each partition.
   *
   * @param millis how long the answer may take
   * @throws ExecutionException if the broker does not tell by then
   */
  public static Map<TopicPartition, Long> ends(
      Admin admin, Collection<TopicPartition> partitions, IsolationLevel isolation, int millis)
      throws ExecutionException, InterruptedException {
    return of(
        admin,
        partitions,
        OffsetSpec.latest(),
        new ListOffsetsOptions(isolation).timeoutMs(millis));
  }

  private static Map<TopicPartition, Long> of(
      Admin admin,
      Collection<TopicPartition> partitions,
      OffsetSpec spec,
      ListOffsetsOptions options)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    admin
        .listOffsets(asked, options)
        .all()
        .get()
        .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
    return offsets;
  }
}
