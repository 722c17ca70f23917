package io.jangbu.shop.schemas.order;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;
import io.jangbu.shop.domain.order.OrderReference;
import io.jangbu.shop.domain.order.OrderRejection;
import io.jangbu.shop.schemas.records.Sample;
import io.jangbu.shop.schemas.records.Samples;
import java.util.List;
import java.util.stream.Stream;

final class OrderSamples extends Samples<OrderCommand, OrderEvent, Order> {

  private static final String ORDER_ID = "e481f51cbdc54678b7cc49136f2d6af7";
  private static final List<Line> LINES =
      List.of(new Line("mug-blue", 2, 19_90), new Line("tasse-émaillée", 1, 0));

  private static final Order.Purchase PURCHASE =
      new Order.Purchase("고객-1", "BRL", LINES, 5_10, 44_90);
  private static final Order.Purchase RESERVED =
      new Order.Purchase(
          "고객-1", "BRL", LINES, 5_10, 44_90, Fulfilment.RESERVE, OrderReference.of("고객-1", "주문 7"));
  private static final Order.Payment PAYMENT = new Order.Payment("p-1", 44_90, "boleto");
  private static final Order.Shipment SHIPMENT = new Order.Shipment("correios", "BR123");

  OrderSamples() {
    super(new OrderCodec(), new OrderSnapshots(), ORDER_ID);
  }

  @Override
  protected Stream<Sample<CommandEnvelope<OrderCommand>>> commands() {
    return Stream.of(
        command("CreateOrder", new CreateOrder("고객-1", "BRL", LINES, 5_10)),
        command("CreateOrderWithoutLines", new CreateOrder("", "", List.of(), 0)),
        command(
            "CreateOrderWithReservation",
            new CreateOrder("고객-1", "BRL", LINES, 5_10, Fulfilment.RESERVE, "주문 7")),
        command("ConfirmStock", new ConfirmStock()),
        command("ProcessPayment", new ProcessPayment("p-1", 44_90, "boleto")),
        command("ShipOrder", new ShipOrder("correios", "BR123")),
        command("ShipOrderWithoutTrackingNumber", new ShipOrder("correios", null)),
        command("ConfirmDelivery", new ConfirmDelivery()),
        command("CancelOrder", new CancelOrder("마음이 바뀜")),
        commandWithoutOptions("CancelOrderWithoutOptions", "o-1", new CancelOrder("")));
  }

  @Override
  protected Stream<Sample<EventEnvelope<OrderEvent>>> events() {
    return Stream.of(
        event(1, "OrderCreated", new OrderCreated("고객-1", "BRL", LINES, 5_10, 44_90)),
        event(
            1,
            "OrderCreatedWithReservation",
            new OrderCreated(
                "고객-1",
                "BRL",
                LINES,
                5_10,
                44_90,
                Fulfilment.RESERVE,
                OrderReference.of("고객-1", "주문 7"))),
        event(2, "StockConfirmed", new StockConfirmed()),
        event(2, "PaymentProcessed", new PaymentProcessed("p-1", Long.MAX_VALUE, "boleto")),
        event(3, "OrderShipped", new OrderShipped("correios", "BR123")),
        event(3, "OrderShippedWithoutTrackingNumber", new OrderShipped("correios", null)),
        event(9_999_999_999L, "OrderDelivered", new OrderDelivered()),
        event(2, "OrderCancelled", new OrderCancelled("마음이 바뀜")));
  }

  @Override
  protected Stream<Sample<CommandResult>> results() {
    return Stream.of(
        accepted("CommandAccepted", ORDER_ID + "/0000000002", ORDER_ID + "/0000000003"),
        accepted("CommandAcceptedWithoutEvents"),
        rejected("CommandRejected", OrderRejection.ORDER_NOT_FOUND, "there is no such order"));
  }

  @Override
  protected Stream<Sample<?>> states() {
    return Stream.of(
        snapshot("SnapshotErased", new Order.NotCreated()),
        snapshot("SnapshotCreated", new Order.Created(PURCHASE)),
        snapshot("SnapshotPending", new Order.Pending(RESERVED)),
        snapshot("SnapshotConfirmed", new Order.Created(RESERVED)),
        snapshot("SnapshotPaid", new Order.Paid(PURCHASE, PAYMENT)),
        snapshot("SnapshotShipped", new Order.Shipped(PURCHASE, PAYMENT, SHIPMENT)),
        snapshot(
            "SnapshotShippedWithoutTrackingNumber",
            new Order.Shipped(PURCHASE, PAYMENT, new Order.Shipment("correios", null))),
        snapshot("SnapshotDelivered", new Order.Delivered(PURCHASE, PAYMENT, SHIPMENT)),
        snapshot("SnapshotCancelled", new Order.Cancelled(PURCHASE, null, "too late")),
        snapshot("SnapshotCancelledOncePaid", new Order.Cancelled(PURCHASE, PAYMENT, "too late")));
  }
}
