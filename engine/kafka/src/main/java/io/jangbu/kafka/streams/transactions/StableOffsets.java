package io.jangbu.kafka.streams.transactions;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Where committed records end, and where all do. */
final class StableOffsets {

  private final Admin admin;

  StableOffsets(Admin admin) {
    this.admin = admin;
  }

  /**
   * Those partitions that committed readers cannot read to the end. A partition that is gone is
   * left out.
   *
   * @throws ExecutionException if the cluster does not answer or may not be asked
   */
  Map<TopicPartition, HeldBack> heldBack(Collection<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    // The end is asked for first: what is appended between the two would be taken for held back.
    Map<TopicPartition, Long> ends = offsets(partitions, IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, HeldBack> held = new HashMap<>();
    offsets(partitions, IsolationLevel.READ_COMMITTED)
        .forEach((partition, stable) -> {
          long end = ends.getOrDefault(partition, stable);
          if (stable < end) {
            held.put(partition, new HeldBack(stable, end));
          }
        });
    return held;
  }

  private Map<TopicPartition, Long> offsets(
      Collection<TopicPartition> partitions, IsolationLevel isolation)
      throws ExecutionException, InterruptedException {
    ListOffsetsResult asked =
        admin.listOffsets(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())),
            new ListOffsetsOptions(isolation));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (TopicPartition partition : partitions) {
      try {
        offsets.put(partition, asked.partitionResult(partition).get().offset());
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return offsets;
  }
}
