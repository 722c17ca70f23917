package io.jangbu.benchmarks.topic;

import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.TopicSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Topics that no service makes, like those that one does. */
public final class Topics {

  /** As many as the services make by default. */
  public static final int PARTITIONS = 12;

  private Topics() {}

  /** Makes the four topics of a context, unreplicated. */
  public static void create(String bootstrapServers, AggregateTopics topics) {
    List<NewTopic> all =
        TopicSettings.of(topics, PARTITIONS, (short) 1, 1).stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), topic.replication())
                    .configs(topic.config()))
            .toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(all).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("no topics of " + topics.context(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    awaitLeaders(bootstrapServers, all);
  }

  /**
   * A topic exists before its partitions are led. An idempotent producer's first two batches may
   * come on either side of that: the second is taken, and the first refused for two minutes as out
   * of order (KAFKA-15591). Only the leader itself knows where a partition ends.
   */
  private static void awaitLeaders(String bootstrapServers, List<NewTopic> topics) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaSettings.consumer(bootstrapServers))) {
      // Unlike an Admin, a consumer asks again until there is an answer.
      consumer.endOffsets(
          topics.stream()
              .flatMap(topic ->
                  IntStream.range(0, topic.numPartitions())
                      .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
              .toList());
    }
  }
}
