package io.jangbu.shop.domain.order;

import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;
import java.util.List;

/** An order of 2 × 19.90 and 5.10 for shipping, 44.90 BRL in all: its commands and histories. */
public final class OrderFixtures {

  public static final long TOTAL = 44_90;

  private static final List<Line> LINES = List.of(new Line("mug-blue", 2, 19_90));

  private OrderFixtures() {}

  public static CreateOrder createOrder() {
    return createOrder(LINES);
  }

  public static CreateOrder createOrder(List<Line> lines) {
    return new CreateOrder("c-1", "BRL", lines, 5_10);
  }

  public static CreateOrder createOrder(String currency) {
    return new CreateOrder("c-1", currency, LINES, 5_10);
  }

  public static CreateOrder createWithShippingFee(long fee) {
    return new CreateOrder("c-1", "BRL", LINES, fee);
  }

  public static ProcessPayment processPayment() {
    return processPayment(TOTAL);
  }

  public static ProcessPayment processPayment(long amount) {
    return new ProcessPayment("p-1", amount, "boleto");
  }

  public static ShipOrder shipOrder() {
    return new ShipOrder("correios", "BR123");
  }

  public static ConfirmDelivery confirmDelivery() {
    return new ConfirmDelivery();
  }

  public static CancelOrder cancelOrder() {
    return new CancelOrder("changed my mind");
  }

  public static OrderCreated created() {
    return new OrderCreated("c-1", "BRL", LINES, 5_10, TOTAL);
  }

  /** The same for an order whose stock is to be reserved, with the customer's own number. */
  public static OrderCreated createdWithStock() {
    return new OrderCreated(
        "c-1", "BRL", LINES, 5_10, TOTAL, Fulfilment.RESERVE, OrderReference.of("c-1", "my-7"));
  }

  public static CreateOrder createWithStock() {
    return new CreateOrder("c-1", "BRL", LINES, 5_10, Fulfilment.RESERVE, "my-7");
  }

  public static PaymentProcessed paid() {
    return new PaymentProcessed("p-1", TOTAL, "boleto");
  }

  public static OrderShipped shipped() {
    return new OrderShipped("correios", "BR123");
  }

  public static OrderDelivered delivered() {
    return new OrderDelivered();
  }

  public static OrderCancelled cancelled() {
    return new OrderCancelled("changed my mind");
  }

  public static List<OrderEvent> noOrder() {
    return List.of();
  }

  public static List<OrderEvent> pendingOrder() {
    return List.of(createdWithStock());
  }

  public static List<OrderEvent> confirmedOrder() {
    return List.of(createdWithStock(), new StockConfirmed());
  }

  public static List<OrderEvent> cancelledPendingOrder() {
    return List.of(createdWithStock(), cancelled());
  }

  public static List<OrderEvent> createdOrder() {
    return List.of(created());
  }

  public static List<OrderEvent> paidOrder() {
    return List.of(created(), paid());
  }

  public static List<OrderEvent> shippedOrder() {
    return List.of(created(), paid(), shipped());
  }

  public static List<OrderEvent> deliveredOrder() {
    return List.of(created(), paid(), shipped(), delivered());
  }

  public static List<OrderEvent> cancelledOrder() {
    return List.of(created(), cancelled());
  }

  public static List<OrderEvent> cancelledPaidOrder() {
    return List.of(created(), paid(), cancelled());
  }
}
