package io.jangbu.projection.rollout;

import io.jangbu.kafka.consumer.topics.Offsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far all instances together have taken a version through the events topics, in offsets.
 *
 * @param read what is in the views, by partition
 * @param ends where the partitions end, for readers of committed records
 * @param logEnds where the partitions end, with what open transactions hold back
 */
public record CatchUpProgress(
    Map<TopicPartition, Long> read,
    Map<TopicPartition, Long> ends,
    Map<TopicPartition, Long> logEnds) {

  private static final int ANSWER_MILLIS = 5_000;

  /**
   * Asks the cluster.
   *
   * @throws ExecutionException if it does not answer
   */
  static CatchUpProgress of(Admin admin, String applicationId, List<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> logEnds =
        Offsets.ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED, ANSWER_MILLIS);
    Map<TopicPartition, Long> ends =
        Offsets.ends(admin, partitions, IsolationLevel.READ_COMMITTED, ANSWER_MILLIS);
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(
                applicationId, new ListConsumerGroupOffsetsOptions().timeoutMs(ANSWER_MILLIS))
            .partitionsToOffsetAndMetadata()
            .get();
    Map<TopicPartition, Long> read = new HashMap<>();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = committed.get(partition);
      read.put(partition, offset == null ? 0 : offset.offset());
    }
    return new CatchUpProgress(Map.copyOf(read), ends, logEnds);
  }

  /** Of all partitions. */
  public long allRead() {
    return sum(read);
  }

  /** Of all partitions. */
  public long all() {
    return sum(ends);
  }

  /** Whether all that lies before the position is in the views. */
  public boolean reached(Map<TopicPartition, Long> position) {
    return shortOf(position).isEmpty();
  }

  /** The partitions that have not reached the position yet, with what is read of them. */
  public Map<TopicPartition, Long> shortOf(Map<TopicPartition, Long> position) {
    return position.entrySet().stream()
        .filter(end -> readOf(end.getKey()) < end.getValue())
        .collect(Collectors.toMap(Map.Entry::getKey, end -> readOf(end.getKey())));
  }

  /** The position, or what is read where that is less. */
  public Map<TopicPartition, Long> upTo(Map<TopicPartition, Long> position) {
    return position.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, end -> Math.min(readOf(end.getKey()), end.getValue())));
  }

  private long readOf(TopicPartition partition) {
    return read.getOrDefault(partition, 0L);
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }
}
