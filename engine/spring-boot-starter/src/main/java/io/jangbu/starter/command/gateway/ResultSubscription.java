package io.jangbu.starter.command.gateway;

import io.jangbu.command.topics.UntilKnown;
import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import io.jangbu.kafka.consumer.Reader;
import io.jangbu.kafka.streams.Failures;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.support.TopicPartitionOffset;

/** Reads one partition of a results topic, from its end at the time of opening. */
final class ResultSubscription implements AutoCloseable {

  private final TopicPartition results;
  private final Failures failures;
  private final PendingResults pending = new PendingResults();
  private final KafkaMessageListenerContainer<byte[], byte[]> container;
  private final Map<String, Metric> figures = new ConcurrentHashMap<>();

  private ResultSubscription(
      TopicPartition results, long from, Map<String, Object> consumer, MeterRegistry registry) {
    this.results = results;
    this.failures = new Failures("The consumer of " + results);
    ContainerProperties properties =
        new ContainerProperties(
            new TopicPartitionOffset(results.topic(), results.partition(), from));
    properties.setMessageListener(pending);
    var consumers =
        new DefaultKafkaConsumerFactory<>(
            consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    Losses losses = Losses.counted(registry);
    consumers.addPostProcessor(made -> BoundedConsumer.bound(made, losses));
    consumers.addListener(new ConsumerMetrics(registry));
    container = new KafkaMessageListenerContainer<>(consumers, properties);
    container.setBeanName(results.topic());
    container.setCommonErrorHandler(new PollFailures(failures));
    container.start();
  }

  /**
   * Opens it. The end is looked up now, before any command can go out, so that no result of one
   * lies before it.
   */
  static ResultSubscription open(
      TopicPartition results, KafkaProperties kafka, MeterRegistry registry) {
    Map<String, Object> consumer =
        Reader.settings(kafka.buildConsumerProperties(), IsolationLevel.READ_COMMITTED);
    consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    return new ResultSubscription(results, endOf(results, kafka), consumer, registry);
  }

  PendingResults pending() {
    return pending;
  }

  int partition() {
    return results.partition();
  }

  /** True while the consumer has fetched from a broker and is still connected to one. */
  boolean isHeard() {
    return container.isRunning()
        && failures.recurring().isEmpty()
        && figure("fetch-total") > 0
        && figure("connection-count") > 0;
  }

  /** True once it will hear nothing any more by itself. */
  boolean hasFailed() {
    return !container.isRunning()
        || failures.recurring().map(Failures.Recurring::lasting).orElse(false);
  }

  private double figure(String name) {
    Metric metric = figures.computeIfAbsent(name, this::find);
    return metric != null && metric.metricValue() instanceof Double value ? value : 0;
  }

  private @Nullable Metric find(String name) {
    return container.metrics().values().stream()
        .flatMap(metrics -> metrics.values().stream())
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> !metric.metricName().tags().containsKey("topic"))
        .findFirst()
        .orElse(null);
  }

  @Override
  public void close() {
    container.stop();
  }

  private static long endOf(TopicPartition results, KafkaProperties kafka) {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      return UntilKnown.answer(() ->
              admin
                  .listOffsets(Map.of(results, OffsetSpec.latest()))
                  .partitionResult(results)
                  .get())
          .offset();
    }
  }
}
