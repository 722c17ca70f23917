package io.jangbu.cli.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.EventSeal;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.FreshTopics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A topic of events as the command service makes it, in a context of its own. */
final class OrderTopic implements AutoCloseable {

  /** The same as orders, but for the name of the topics. */
  static final class Log extends EventLog<OrderEvent, Order> {
    Log(AggregateTopics topics) {
      super(topics, new OrderCodec(), new OrderDecider());
    }
  }

  final Log log;
  private final OrderCodec codec = new OrderCodec();
  private final int partitions;
  private final KafkaProducer<String, byte[]> producer;

  private OrderTopic(Log log, int partitions, KafkaProducer<String, byte[]> producer) {
    this.log = log;
    this.partitions = partitions;
    this.producer = producer;
  }

  static OrderTopic create(String bootstrapServers, String context, int partitions)
      throws Exception {
    Log log = new Log(new AggregateTopics(context));
    create(bootstrapServers, log.topics(), partitions);
    return new OrderTopic(log, partitions, producer(bootstrapServers, Map.of()));
  }

  /** One that is there. */
  static OrderTopic of(String bootstrapServers, AggregateTopics topics, int partitions) {
    return new OrderTopic(new Log(topics), partitions, producer(bootstrapServers, Map.of()));
  }

  /** Creates the topic of a context's events. */
  static void create(String bootstrapServers, AggregateTopics topics, int partitions)
      throws Exception {
    TopicSettings settings =
        TopicSettings.of(topics, partitions, (short) 1, 1).stream()
            .filter(topic -> topic.name().equals(topics.events()))
            .findAny()
            .orElseThrow();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      FreshTopics.create(
          admin,
          List.of(new NewTopic(settings.name(), partitions, (short) 1).configs(settings.config())));
    }
  }

  static KafkaProducer<String, byte[]> producer(String bootstrapServers, Map<String, ?> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Appends an event; returns where it lies, as findings name it. */
  String append(String stream, long version, OrderEvent payload) throws Exception {
    return place(producer.send(event(stream, version, payload)).get().offset(), stream, version);
  }

  /** Appends an event as the command service does, with its place in the chain. */
  String append(EventSeal seal, String stream, long version, OrderEvent payload) throws Exception {
    ProducerRecord<String, byte[]> event = event(stream, version, payload);
    seal.seal(event.key().getBytes(UTF_8), event.value(), event.headers());
    return place(producer.send(event).get().offset(), stream, version);
  }

  /** Appends an event's bytes, or a tombstone, under its key in its partition. */
  String append(String stream, long version, byte @Nullable [] value) throws Exception {
    return place(producer.send(record(stream, version, value)).get().offset(), stream, version);
  }

  ProducerRecord<String, byte[]> event(String stream, long version, OrderEvent payload) {
    EventEnvelope<OrderEvent> event =
        new EventEnvelope<>(
            stream,
            version,
            CheckedPartition.TIME,
            CheckedPartition.TIME.plusSeconds(version),
            "corr",
            "cause",
            payload);
    return record(stream, version, codec.encodeEvent(event));
  }

  // A record without a value is one of Kafka's own, which its annotations do not say.
  @SuppressWarnings("NullAway")
  private ProducerRecord<String, byte[]> record(
      String stream, long version, byte @Nullable [] value) {
    return new ProducerRecord<>(
        log.topics().events(),
        StreamPartition.of(stream, partitions),
        new EventId(stream, version).toString(),
        value);
  }

  private String place(long offset, String stream, long version) {
    return "%s-%d offset %d, %s"
        .formatted(
            log.topics().events(),
            StreamPartition.of(stream, partitions),
            offset,
            new EventId(stream, version));
  }

  @Override
  public void close() {
    producer.close();
  }
}
