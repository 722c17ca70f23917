package io.jangbu.systemtests.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes an order and its payment, and does not wait for what becomes of them. */
final class PlaceOrder {

  private PlaceOrder() {}

  /** Takes the broker's address and the order's id. */
  public static void main(String... args) throws Exception {
    String orderId = args[1];
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                args[0],
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true),
            new StringSerializer(),
            new ByteArraySerializer())) {
      Line ink = new Line("ink", 2, 450);
      for (OrderCommand command :
          List.of(
              new CreateOrder("ada", "EUR", List.of(ink), 390),
              new ProcessPayment("p-1", 1290, "card"))) {
        // Done once the broker has it: from then on it will be decided, whatever fails.
        producer.send(message(orderId, command)).get();
      }
    }
  }

  private static ProducerRecord<String, byte[]> message(String orderId, OrderCommand payload) {
    // Out of what is asked for: whoever runs this again sends the same commands again.
    String name = "web-shop/" + orderId + "/" + payload.getClass().getSimpleName();
    CommandEnvelope<OrderCommand> command =
        new CommandEnvelope<>(
            UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), orderId, null, null, null, payload);
    return new ProducerRecord<>(
        OrderCodec.TOPICS.commands(),
        null,
        orderId,
        new OrderCodec().encodeCommand(command),
        CloudEventHeaders.of(command, "/web-shop", Instant.now()));
  }
}
