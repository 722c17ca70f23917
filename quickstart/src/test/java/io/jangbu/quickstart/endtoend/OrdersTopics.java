package io.jangbu.quickstart.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.schemas.CloudEventHeaders;
import io.jangbu.schemas.ContextTopics;
import io.jangbu.schemas.order.OrderCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topics of orders, as any other system that knows Kafka uses them. */
record OrdersTopics(String bootstrapServers) {

  private static final OrderCodec CODEC = new OrderCodec();

  void publish(String orderId, List<OrderCommand> payloads) {
    for (OrderCommand payload : payloads) {
      CommandEnvelope<OrderCommand> command =
          new CommandEnvelope<>(UUID.randomUUID(), orderId, null, null, null, payload);
      publish(
          new ProducerRecord<>(
              ContextTopics.ORDERS.commands(),
              null,
              orderId.getBytes(UTF_8),
              CODEC.encodeCommand(command),
              CloudEventHeaders.of(command, "/journey", Instant.now())));
    }
  }

  /** Returns once the broker has it. */
  void publish(ProducerRecord<byte[], byte[]> message) {
    try (var producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      var _ = producer.send(message);
      producer.flush();
    }
  }

  /** All that are there now. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(ContextTopics.ORDERS.deadLetters()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
      }
      return letters;
    }
  }
}
