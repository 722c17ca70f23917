package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCancelled;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCreated;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasDelivered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasShipped;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;
import java.util.Optional;

/** Which events are the process's business: checkouts, and what happens to orders that reserve. */
final class FulfilmentHearing {

  static final String CARTS = "carts";
  static final String ORDERS = "orders";

  private FulfilmentHearing() {}

  /** The order that the event is about. */
  static String processId(EventEnvelope<?> event) {
    return event.payload() instanceof CartCheckedOut cart ? cart.orderId() : event.streamId();
  }

  /** What an event is to the process; {@code after} is its stream after it. */
  static Optional<FulfilmentInput> happened(EventEnvelope<?> event, Object after) {
    return switch (event.payload()) {
      case CartCheckedOut cart ->
          Optional.of(
              new CartWasCheckedOut(
                  event.streamId(),
                  cart.customerId(),
                  cart.currency(),
                  cart.lines(),
                  cart.shippingFee(),
                  cart.reference(),
                  event.correlationId()));
      case OrderEvent order when after instanceof Order.Existing existing && reserves(existing) ->
          Optional.of(happened(order, event));
      default -> Optional.empty();
    };
  }

  private static boolean reserves(Order.Existing order) {
    return order.purchase().fulfilment() == Fulfilment.RESERVE;
  }

  private static FulfilmentInput happened(OrderEvent order, EventEnvelope<?> event) {
    long version = event.version();
    return switch (order) {
      case OrderCreated created ->
          new OrderWasCreated(version, created.lines(), event.correlationId());
      case StockConfirmed() -> new StockWasConfirmed(version, event.recordedAt());
      case PaymentProcessed _ -> new OrderWasPaid(version);
      case OrderShipped _ -> new OrderWasShipped(version);
      case OrderDelivered() -> new OrderWasDelivered(version);
      case OrderCancelled(var reason) ->
          new OrderWasCancelled(version, CancellationReason.of(reason));
    };
  }
}
