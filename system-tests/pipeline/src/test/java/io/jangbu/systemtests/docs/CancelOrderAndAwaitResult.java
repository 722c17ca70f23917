package io.jangbu.systemtests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Cancels an order if nothing has happened to it since it was seen, and waits for the answer. */
final class CancelOrderAndAwaitResult {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final OrderCodec codec = new OrderCodec();
  private final String bootstrapServers;

  CancelOrderAndAwaitResult(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  /** Takes the broker's address, the order's id, and the version at which it was seen. */
  public static void main(String... args) throws Exception {
    CommandResult result =
        new CancelOrderAndAwaitResult(args[0]).cancel(args[1], Long.parseLong(args[2]));
    System.out.println(result.accepted() ? "cancelled" : "rejected: " + result.code());
  }

  /**
   * Cancels.
   *
   * @throws TimeoutException if no answer came: the outcome is unknown, and sending the same
   *     command again under the same commandId brings it to light
   */
  CommandResult cancel(String orderId, long seenVersion) throws Exception {
    UUID commandId = UUID.randomUUID(); // to be kept with what led to it, for sending it again
    String correlationId = UUID.randomUUID().toString();
    CommandEnvelope<OrderCommand> command =
        new CommandEnvelope<>(
            commandId, orderId, seenVersion, null, null, new CancelOrder("out of stock"));
    // Any partition of the results: this one is assigned by hand, so no rebalance can take it away.
    TopicPartition replies = new TopicPartition(OrderCodec.TOPICS.results(), 0);

    try (Consumer<String, byte[]> results = consumer();
        Producer<String, byte[]> producer = producer()) {
      results.assign(List.of(replies));
      results.seekToEnd(List.of(replies));
      results.position(replies); // looks the end up now, before the command goes out

      Headers headers = CloudEventHeaders.of(command, "/web-shop", Instant.now());
      headers.add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(0).array());
      headers.add("kafka_correlationId", correlationId.getBytes(UTF_8));
      producer
          .send(
              new ProducerRecord<>(
                  OrderCodec.TOPICS.commands(),
                  null,
                  orderId,
                  codec.encodeCommand(command),
                  headers))
          .get();
      return await(results, correlationId);
    }
  }

  private CommandResult await(Consumer<String, byte[]> results, String correlationId)
      throws TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      for (ConsumerRecord<String, byte[]> result : results.poll(Duration.ofMillis(200))) {
        String answered = CloudEventHeaders.text(result.headers(), "kafka_correlationId");
        if (correlationId.equals(answered)) {
          return codec.decodeResult(result.value());
        }
      }
    }
    throw new TimeoutException("no result within " + PATIENCE);
  }

  private Consumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }

  private Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true),
        new StringSerializer(),
        new ByteArraySerializer());
  }
}
