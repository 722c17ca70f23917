package io.jangbu.projection;

import static org.awaitility.Awaitility.await;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.localkafka.LocalKafka;
import io.jangbu.schemas.CloudEventHeaders;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.StreamPartition;
import io.jangbu.schemas.TopicSettings;
import io.jangbu.schemas.order.OrderCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** {@code orders.events} of the one broker of this JVM, written as the command service does. */
public final class EventLog implements AutoCloseable {

  static final int PARTITIONS = 4;
  static final String TOPIC = ContextTopics.ORDERS.events();

  private final OrderCodec codec = new OrderCodec();
  private final KafkaProducer<byte[], byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", bootstrapServers(), "max.request.size", 4 << 20),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  /** An empty one. */
  public static EventLog fresh() {
    remove();
    create();
    return new EventLog();
  }

  public static String bootstrapServers() {
    return Shared.BROKER.bootstrapServers();
  }

  static void create() {
    TopicSettings events =
        TopicSettings.of(ContextTopics.ORDERS, PARTITIONS, (short) 1, 1).stream()
            .filter(topic -> topic.name().equals(TOPIC))
            .findFirst()
            .orElseThrow();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      await()
          .ignoreExceptions()
          .until(() -> {
            admin
                .createTopics(
                    List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1).configs(events.config())))
                .all()
                .get();
            return true;
          });
    }
  }

  static void remove() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> {
            if (!admin.listTopics().names().get().contains(TOPIC)) {
              return true;
            }
            admin.deleteTopics(List.of(TOPIC)).all().get();
            return false;
          });
    }
  }

  void publish(List<EventEnvelope<OrderEvent>> events) {
    List<Future<?>> sent = new ArrayList<>();
    for (EventEnvelope<OrderEvent> event : events) {
      sent.add(
          producer.send(
              new ProducerRecord<>(
                  TOPIC,
                  StreamPartition.of(event.streamId(), PARTITIONS),
                  event.id().toString().getBytes(StandardCharsets.UTF_8),
                  codec.encodeEvent(event),
                  CloudEventHeaders.of(event, "/test"))));
    }
    sent.forEach(EventLog::join);
  }

  /** Publishes anything. */
  void publish(int partition, String key, byte @Nullable [] value) {
    join(
        producer.send(
            new ProducerRecord<>(TOPIC, partition, key.getBytes(StandardCharsets.UTF_8), value)));
  }

  private static void join(Future<?> sent) {
    try {
      sent.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static final class Shared {
    private static final LocalKafka BROKER = start();

    private static LocalKafka start() {
      try {
        LocalKafka broker = LocalKafka.start(Files.createTempDirectory("projection-kafka"));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
