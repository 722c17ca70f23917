package io.jangbu.cli.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.FreshTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of a context of its own, as the command service makes them. */
final class ContextOnKafka implements AutoCloseable {

  static final int PARTITIONS = 3;

  /** The same as orders, but for the names. */
  private static final class Log extends EventLog<OrderEvent, Order> {
    Log(AggregateTopics topics) {
      super(topics, new OrderCodec(), new OrderDecider());
    }
  }

  final AggregateTopics topics = new AggregateTopics("t" + UUID.randomUUID());
  final EventLog<?, ?> log = new Log(topics);
  private final String bootstrapServers;
  final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  ContextOnKafka(String bootstrapServers) throws Exception {
    this.bootstrapServers = bootstrapServers;
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    List<NewTopic> made =
        TopicSettings.of(topics, PARTITIONS, (short) 1, 1).stream()
            .map(topic ->
                new NewTopic(topic.name(), topic.partitions(), topic.replication())
                    .configs(topic.config()))
            .toList();
    FreshTopics.create(admin, made);
  }

  /** Sends it as any client does, which partitions by what there is. */
  void send(String topic, String key, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> fresh =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
      record.headers().add("h", value.getBytes(UTF_8));
      fresh.send(record).get();
    }
  }

  void append(EventEnvelope<OrderEvent> event) throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topics.events(),
                StreamPartition.of(event.streamId(), PARTITIONS),
                event.id().toString().getBytes(UTF_8),
                new OrderCodec().encodeEvent(event)))
        .get();
  }

  void grow(String topic, int partitions) throws Exception {
    FreshTopics.grow(admin, topic, partitions);
  }

  /** A group has read so many records of each partition. */
  void commit(String group, String topic, Map<Integer, Long> offsets) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    offsets.forEach((partition, offset) ->
        positions.put(
            new TopicPartition(topic, partition), new OffsetAndMetadata(offset, "noted")));
    admin.alterConsumerGroupOffsets(group, positions).all().get();
  }

  /** How far the group is in the topics of this context. */
  Map<TopicPartition, OffsetAndMetadata> positions(String group) throws Exception {
    Map<TopicPartition, OffsetAndMetadata> positions =
        new HashMap<>(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get());
    positions.keySet().removeIf(partition -> !topics.all().contains(partition.topic()));
    return positions;
  }

  /** All of a partition. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic, int partition) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (Records records = new Records(bootstrapServers, new TopicPartition(topic, partition), 0)) {
      records.forEachRemaining(all::add);
    }
    return all;
  }

  static String value(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  TopicDescription describe(String topic) throws Exception {
    return requireNonNull(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
  }

  @Override
  public void close() {
    producer.close();
    admin.close();
  }
}
