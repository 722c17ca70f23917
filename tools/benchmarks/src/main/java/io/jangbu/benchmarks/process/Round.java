package io.jangbu.benchmarks.process;

import io.jangbu.benchmarks.order.SequenceIds;
import io.jangbu.benchmarks.topic.Arrivals;
import io.jangbu.benchmarks.topic.CommandRecords;
import io.jangbu.benchmarks.topic.Recognition;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Some shoppers, each with a cart of two products that becomes a delivered order. A shopper does
 * the next thing once the event of the last one is committed, and pays once the stock is confirmed.
 */
final class Round {

  private static final CommandRecords<CartCommand> CARTS =
      new CommandRecords<>(CartCodec.TOPICS, new CartCodec());
  private static final CommandRecords<OrderCommand> ORDERS =
      new CommandRecords<>(OrderCodec.TOPICS, new OrderCodec());

  /** More than a shopper sends. */
  private static final int COMMANDS = 8;

  private final Shelf shelf;
  private final Consumer<ProducerRecord<byte[], byte[]>> send;
  private final Arrivals payable;
  private final Arrivals completed;
  private final SequenceIds commandIds;
  private final SequenceIds cartIds;
  private final SequenceIds orderIds;

  /**
   * So many shoppers, none of whom has come yet.
   *
   * @param seed this one and the next belong to this round alone
   * @param onCompleted is handed each shopper whose process is completed
   */
  Round(
      Shelf shelf,
      long seed,
      int shoppers,
      Consumer<ProducerRecord<byte[], byte[]>> send,
      IntConsumer onCompleted) {
    this.shelf = shelf;
    this.send = send;
    payable = new Arrivals(shoppers, _ -> {});
    completed = new Arrivals(shoppers, n -> onCompleted.accept((int) n));
    commandIds = new SequenceIds(seed);
    cartIds = new SequenceIds(~seed);
    orderIds = new SequenceIds(seed + 1);
  }

  /** From the checkout to the event that says that the stock is confirmed. */
  Arrivals payable() {
    return payable;
  }

  /** From the checkout to the event that says that the process is completed. */
  Arrivals completed() {
    return completed;
  }

  /** The nth shopper comes. */
  void enter(int n) {
    cart(n, 0, new AddProductToCart(shelf.sku(2L * n), 1, 990));
  }

  /**
   * An event is committed.
   *
   * @throws IllegalStateException if it says that something of this round went another way
   */
  void seen(ConsumerRecord<byte[], byte[]> event, long nanos) {
    EventId id = Recognition.eventId(event);
    boolean ofCart = event.topic().equals(CartCodec.TOPICS.events());
    int n = (int) (ofCart ? cartIds : orderIds).placeOf(UUID.fromString(id.streamId()));
    String type = CloudEventHeaders.type(event.headers());
    if (n < 0 || type == null) {
      return;
    }
    switch (type) {
      case "ProductAddedToCart" -> fill(n, id.version(), nanos);
      case "StockConfirmed" -> {
        payable.arrived(n, nanos);
        order(n, 3, new ProcessPayment("payment", 1_000_000, "credit_card"));
      }
      case "PaymentProcessed" -> order(n, 4, new ShipOrder("carrier", "tracking-number"));
      case "OrderShipped" -> order(n, 5, new ConfirmDelivery());
      case "FulfilmentCompleted" -> completed.arrived(n, nanos);
      case "CartExpired", "OrderCancelled", "OrderRefused", "AnswersMissed", "ProcessParked" ->
          throw new IllegalStateException("a shopper met with " + type);
      default -> {
        // What is between the steps.
      }
    }
  }

  private void fill(int n, long version, long nanos) {
    if (version == 1) {
      Line line = new Line(shelf.sku(2L * n + 1), 1, 990);
      cart(n, 1, new AddProductToCart(line.sku(), line.quantity(), line.unitPrice()));
      return;
    }
    payable.sent(n, nanos);
    completed.sent(n, nanos);
    cart(n, 2, new CheckOutCart("customer-" + n, "BRL", 1_990, orderIds.of(n).toString(), null));
  }

  private void cart(int n, int step, CartCommand command) {
    send.accept(CARTS.of(commandId(n, step), cartIds.of(n).toString(), command));
  }

  private void order(int n, int step, OrderCommand command) {
    send.accept(ORDERS.of(commandId(n, step), orderIds.of(n).toString(), command));
  }

  private UUID commandId(int n, int step) {
    return commandIds.of((long) n * COMMANDS + step);
  }
}
