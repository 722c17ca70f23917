package io.jangbu.shop.command.order;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderRejection;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderSnapshots;
import java.util.List;

/** An order that is created and paid. */
public final class OrderSample {

  private OrderSample() {}

  /** As the service hosts them, which needs the claims beside them. */
  public static AggregateType<OrderCommand, ?, ?> hosted() {
    return new OrderAggregate().orders();
  }

  /** Orders of which nothing is unique, so that they can be hosted alone. */
  public static AggregateSample<OrderCommand> get() {
    return new AggregateSample<>(
        new AggregateType<>(
            OrderCodec.TOPICS,
            new OrderDecider(),
            new OrderCodec(),
            new OrderSnapshots(),
            List.of(OrderRejection.values())),
        List.of(
            new CreateOrder("c-1", "EUR", List.of(new Line("book", 2, 1_000)), 500),
            new ProcessPayment("p-1", 2_500, "card")),
        List.of("OrderCreated", "PaymentProcessed"),
        "ORDER_NOT_FOUND",
        "ORDER_EXISTS",
        new ProcessPayment("p-2", 2_500, "card"),
        "ALREADY_PAID",
        "/orders",
        """
        {"orderId":"%s","customerId":"c","currency":"EUR",
         "lines":[{"sku":"a","quantity":1,"unitPrice":1}]}\
        """,
        """
        "type":"CreateOrder","payload":{"customerId":"c-1","currency":"EUR","shippingFee":500,
         "lines":[{"sku":"book","quantity":2,"unitPrice":1000}]}\
        """);
  }
}
