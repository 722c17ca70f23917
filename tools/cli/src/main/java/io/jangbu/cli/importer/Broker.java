package io.jangbu.cli.importer;

import io.jangbu.cli.options.CannotStartException;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A look at the broker before anything else is done: is it there, and are the topics? */
final class Broker {

  static final Duration PATIENCE = Duration.ofSeconds(12);

  private Broker() {}

  /**
   * The partitions of {@code orders.results}.
   *
   * @throws CannotStartException if the broker cannot be reached or a topic is missing
   */
  static List<TopicPartition> resultPartitions(String bootstrapServers)
      throws CannotStartException {
    AggregateTopics topics = OrderCodec.TOPICS;
    try (Admin admin = Admin.create(config(bootstrapServers))) {
      describe(admin, topics.commands());
      return describe(admin, topics.results()).partitions().stream()
          .map(partition -> new TopicPartition(topics.results(), partition.partition()))
          .toList();
    } catch (ExecutionException | KafkaException e) {
      throw cannotStart(bootstrapServers, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("The import was interrupted.");
    }
  }

  private static TopicDescription describe(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    return admin.describeTopics(List.of(topic)).allTopicNames().get().values().iterator().next();
  }

  private static Map<String, Object> config(String bootstrapServers) {
    int patience = Math.toIntExact(PATIENCE.toMillis());
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        AdminClientConfig.CLIENT_ID_CONFIG,
        "jangbu-import",
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        patience / 2,
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        patience);
  }

  /** Says what is wrong, for someone who can do something about it. */
  static CannotStartException cannotStart(String bootstrapServers, Throwable cause) {
    return new CannotStartException(
        switch (cause) {
          case UnknownTopicOrPartitionException _ ->
              "The broker at %s has no topics orders.commands and orders.results. Is the command"
                      .formatted(bootstrapServers)
                  + " service running? It creates them.";
          case TimeoutException _ ->
              "No Kafka broker answers at %s. Is it running (./jangbu up)? --bootstrap-servers"
                      .formatted(bootstrapServers)
                  + " names another address.";
          default ->
              "The broker at %s cannot be used: %s".formatted(bootstrapServers, cause.getMessage());
        });
  }
}
