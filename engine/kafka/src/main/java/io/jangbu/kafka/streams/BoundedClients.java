package io.jangbu.kafka.streams;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Kafka's clients, whose consumers hold no more than is safe: Kafka Streams hands out no record
 * that its consumers could not take, and without this ends on each of them again and again.
 */
public class BoundedClients implements KafkaClientSupplier {

  private final Losses losses;

  public BoundedClients(MeterRegistry registry) {
    losses = Losses.counted(registry);
  }

  /** To be told of what a consumer has not taken. */
  protected final Losses losses() {
    return losses;
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> settings) {
    return new BoundedConsumer<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), losses);
  }

  @Override
  public final Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> settings) {
    return new BoundedConsumer<>(
        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), losses);
  }

  @Override
  public final Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> settings) {
    return getRestoreConsumer(settings);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public final Admin getAdmin(Map<String, Object> settings) {
    return Admin.create(settings);
  }
}
