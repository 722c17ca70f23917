package io.jangbu.kafka.consumer;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.jspecify.annotations.Nullable;

/** From where each partition was asked for, and what is held of the answer. */
final class FetchedPartitions {

  /** A request names only what has changed since the last one: the rest is as it was. */
  private final Map<TopicPartition, Long> from = new ConcurrentHashMap<>();

  private final Map<Uuid, String> names = new ConcurrentHashMap<>();
  private final BufferSupplier buffers = BufferSupplier.create();
  private final Losses losses;

  FetchedPartitions(Losses losses) {
    this.losses = losses;
  }

  void asked(Map<TopicPartition, FetchRequest.PartitionData> partitions) {
    partitions.forEach((partition, asked) -> {
      from.put(partition, asked.fetchOffset);
      names.put(asked.topicId, partition.topic());
    });
  }

  /** Puts what may be held in the place of what came. */
  void bound(FetchResponseData answer) {
    for (FetchableTopicResponse topic : answer.responses()) {
      String name = name(topic);
      if (name != null) {
        for (PartitionData partition : topic.partitions()) {
          bound(new TopicPartition(name, partition.partitionIndex()), partition);
        }
      }
    }
  }

  private void bound(TopicPartition partition, PartitionData data) {
    if (data.records() instanceof MemoryRecords records && records.sizeInBytes() > 0) {
      long start = from.getOrDefault(partition, 0L);
      data.setRecords(new BoundedRecords(partition, start, buffers, losses).of(records));
    }
  }

  /** Brokers from before topics had ids answer with the name. */
  private @Nullable String name(FetchableTopicResponse topic) {
    return topic.topicId().equals(Uuid.ZERO_UUID) ? topic.topic() : names.get(topic.topicId());
  }
}
