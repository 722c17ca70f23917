package io.jangbu.schemas.order;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.CommandResult.Outcome;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.Snapshot;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CancelOrder;
import io.jangbu.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.domain.order.OrderCommand.ShipOrder;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.domain.order.OrderEvent.OrderCreated;
import io.jangbu.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.domain.order.OrderEvent.OrderShipped;
import io.jangbu.domain.order.OrderEvent.PaymentProcessed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One message of every kind, with and without what is optional. */
final class OrderSamples {

  private static final OrderCodec CODEC = new OrderCodec();

  private static final UUID COMMAND_ID = UUID.fromString("0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e");
  private static final String ORDER_ID = "e481f51cbdc54678b7cc49136f2d6af7";
  private static final Instant OCCURRED = Instant.parse("2017-10-02T10:56:33.000001Z");
  private static final Instant RECORDED = Instant.parse("2026-11-21T10:00:00.123456Z");
  private static final List<Line> LINES =
      List.of(new Line("mug-blue", 2, 19_90), new Line("tasse-émaillée", 1, 0));

  private static final Order.Purchase PURCHASE =
      new Order.Purchase("고객-1", "BRL", LINES, 5_10, 44_90);
  private static final Order.Payment PAYMENT = new Order.Payment("p-1", 44_90, "boleto");
  private static final Order.Shipment SHIPMENT = new Order.Shipment("correios", "BR123");

  private OrderSamples() {}

  static Stream<Sample<?>> all() {
    return Stream.of(commands(), events(), results(), snapshots()).flatMap(samples -> samples);
  }

  static Stream<Sample<?>> commands() {
    CreateOrder create = new CreateOrder("고객-1", "BRL", LINES, 5_10);
    return Stream.of(
        command("CreateOrder", create),
        command("CreateOrderWithoutLines", new CreateOrder("", "", List.of(), 0)),
        command("ProcessPayment", new ProcessPayment("p-1", 44_90, "boleto")),
        command("ShipOrder", new ShipOrder("correios", "BR123")),
        command("ShipOrderWithoutTrackingNumber", new ShipOrder("correios", null)),
        command("ConfirmDelivery", new ConfirmDelivery()),
        command("CancelOrder", new CancelOrder("마음이 바뀜")),
        command(
            "CancelOrderWithoutOptions",
            new CommandEnvelope<>(COMMAND_ID, "o-1", null, null, null, new CancelOrder(""))));
  }

  static Stream<Sample<?>> events() {
    return Stream.of(
        event(1, "OrderCreated", new OrderCreated("고객-1", "BRL", LINES, 5_10, 44_90)),
        event(2, "PaymentProcessed", new PaymentProcessed("p-1", Long.MAX_VALUE, "boleto")),
        event(3, "OrderShipped", new OrderShipped("correios", "BR123")),
        event(3, "OrderShippedWithoutTrackingNumber", new OrderShipped("correios", null)),
        event(9_999_999_999L, "OrderDelivered", new OrderDelivered()),
        event(2, "OrderCancelled", new OrderCancelled("마음이 바뀜")));
  }

  static Stream<Sample<?>> results() {
    return Stream.of(
        result(
            "CommandAccepted",
            new CommandResult(
                COMMAND_ID,
                ORDER_ID,
                Outcome.ACCEPTED,
                3,
                List.of(ORDER_ID + "/0000000002", ORDER_ID + "/0000000003"),
                null,
                null)),
        result(
            "CommandAcceptedWithoutEvents",
            new CommandResult(COMMAND_ID, ORDER_ID, Outcome.ACCEPTED, 3, List.of(), null, null)),
        result(
            "CommandRejected",
            new CommandResult(
                COMMAND_ID,
                ORDER_ID,
                Outcome.REJECTED,
                0,
                List.of(),
                "ORDER_NOT_FOUND",
                "there is no such order")));
  }

  static Stream<Sample<?>> snapshots() {
    return Stream.of(
        snapshot("SnapshotErased", new Order.NotCreated()),
        snapshot("SnapshotCreated", new Order.Created(PURCHASE)),
        snapshot("SnapshotPaid", new Order.Paid(PURCHASE, PAYMENT)),
        snapshot("SnapshotShipped", new Order.Shipped(PURCHASE, PAYMENT, SHIPMENT)),
        snapshot(
            "SnapshotShippedWithoutTrackingNumber",
            new Order.Shipped(PURCHASE, PAYMENT, new Order.Shipment("correios", null))),
        snapshot("SnapshotDelivered", new Order.Delivered(PURCHASE, PAYMENT, SHIPMENT)),
        snapshot("SnapshotCancelled", new Order.Cancelled(PURCHASE, null, "too late")),
        snapshot("SnapshotCancelledOncePaid", new Order.Cancelled(PURCHASE, PAYMENT, "too late")));
  }

  private static Sample<CommandEnvelope<OrderCommand>> command(String name, OrderCommand command) {
    return command(
        name, new CommandEnvelope<>(COMMAND_ID, ORDER_ID, 3L, OCCURRED, "trace-1", command));
  }

  private static Sample<CommandEnvelope<OrderCommand>> command(
      String name, CommandEnvelope<OrderCommand> command) {
    return new Sample<>(
        name, "io.jangbu.orders.OrderCommand", command, CODEC::encodeCommand, CODEC::decodeCommand);
  }

  private static Sample<EventEnvelope<OrderEvent>> event(
      long version, String name, OrderEvent event) {
    return new Sample<>(
        name,
        "io.jangbu.orders.OrderEvent",
        new EventEnvelope<>(
            ORDER_ID, version, OCCURRED, RECORDED, "trace-1", COMMAND_ID.toString(), event),
        CODEC::encodeEvent,
        CODEC::decodeEvent);
  }

  private static Sample<CommandResult> result(String name, CommandResult result) {
    return new Sample<>(
        name, "io.jangbu.orders.CommandResult", result, CODEC::encodeResult, CODEC::decodeResult);
  }

  private static Sample<Snapshot<Order>> snapshot(String name, Order state) {
    return new Sample<>(
        name,
        "io.jangbu.orders.OrderSnapshot",
        new Snapshot<>(state, 4, OCCURRED, RECORDED),
        CODEC::encodeSnapshot,
        CODEC::decodeSnapshot);
  }
}
