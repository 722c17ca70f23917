package io.jangbu.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RoundTest {

  private static final String CARTS = CartCodec.TOPICS.events();
  private static final String ORDERS = OrderCodec.TOPICS.events();

  private final List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
  private final List<Integer> completed = new ArrayList<>();
  private final Round round = new Round(new Shelf(7), 8, 10, sent::add, completed::add);

  @Test
  void doesTheNextThingOnceTheLastIsCommitted() {
    round.enter(3);
    String cart = last("AddProductToCart");
    happened(CARTS, cart, 1, "ProductAddedToCart", 10);
    last("AddProductToCart");
    happened(CARTS, cart, 2, "ProductAddedToCart", 20_000_000);
    last("CheckOutCart");
    String order = orderOf(sent.getLast());
    happened(CARTS, cart, 3, "CartCheckedOut", 25_000_000);
    happened(ORDERS, order, 1, "OrderCreated", 28_000_000);
    assertThat(sent).as("it waits for the stock").hasSize(3);

    happened(ORDERS, order, 2, "StockConfirmed", 30_000_000);
    assertThat(last("ProcessPayment")).isEqualTo(order);
    happened(ORDERS, order, 3, "PaymentProcessed", 40_000_000);
    last("ShipOrder");
    happened(ORDERS, order, 4, "OrderShipped", 50_000_000);
    last("ConfirmDelivery");
    assertThat(completed).isEmpty();
    happened("fulfilment.events", order, 9, "FulfilmentCompleted", 60_000_000);

    assertThat(completed).containsExactly(3);
    assertThat(round.payable().percentiles().max()).isBetween(9.9, 10.1);
    assertThat(round.completed().percentiles().max()).isBetween(39.9, 40.1);
    assertThat(sent)
        .extracting(record -> CloudEventHeaders.text(record.headers(), "ce_id"))
        .doesNotHaveDuplicates();
  }

  @Test
  void overlooksWhatIsNotOfThisRound() {
    round.enter(0);
    String other = "00000000-0000-0000-0000-000000000001";
    happened(CARTS, other, 1, "ProductAddedToCart", 10);
    happened(ORDERS, other, 1, "OrderCancelled", 10);

    assertThat(sent).hasSize(1);
  }

  @Test
  void saysThatAShopperDoesNotGetToTheEnd() {
    round.enter(0);
    String cart = last("AddProductToCart");

    assertThatIllegalStateException()
        .isThrownBy(() -> happened(CARTS, cart, 2, "CartExpired", 10))
        .withMessageContaining("CartExpired");
  }

  /** The stream of the newest command, which is of that type. */
  private String last(String type) {
    ProducerRecord<byte[], byte[]> command = sent.getLast();
    assertThat(CloudEventHeaders.type(command.headers())).isEqualTo(type);
    CommandEnvelope<?> envelope =
        command.topic().equals(CartCodec.TOPICS.commands())
            ? new CartCodec().decodeCommand(command.value())
            : new OrderCodec().decodeCommand(command.value());
    return envelope.streamId();
  }

  private static String orderOf(ProducerRecord<byte[], byte[]> command) {
    CartCommand checkout = new CartCodec().decodeCommand(command.value()).payload();
    return ((CheckOutCart) checkout).orderId();
  }

  private void happened(String topic, String stream, long version, String type, long nanos) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(CloudEventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
    byte[] key = new EventId(stream, version).toString().getBytes(StandardCharsets.UTF_8);
    round.seen(
        new ConsumerRecord<>(
            topic,
            0,
            0,
            0,
            TimestampType.CREATE_TIME,
            0,
            0,
            key,
            new byte[0],
            headers,
            Optional.empty()),
        nanos);
  }
}
