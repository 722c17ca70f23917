package io.jangbu.starter.command.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Shows the consumers' own metrics while they are open. Spring's own listener for that adds a tag
 * that Kafka Streams' consumers do not have, and Prometheus takes one set of tags per name.
 */
final class ConsumerMetrics implements ConsumerFactory.Listener<byte[], byte[]> {

  private final MeterRegistry registry;
  private final Map<Consumer<?, ?>, KafkaClientMetrics> open = new ConcurrentHashMap<>();

  ConsumerMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void consumerAdded(String id, Consumer<byte[], byte[]> consumer) {
    KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
    metrics.bindTo(registry);
    open.put(consumer, metrics);
  }

  @Override
  public void consumerRemoved(@Nullable String id, Consumer<byte[], byte[]> consumer) {
    KafkaClientMetrics metrics = open.remove(consumer);
    if (metrics != null) {
      metrics.close();
    }
  }
}
