package io.jangbu.shop.domain.order;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.acceptUnchanged;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.core.TextBound.REFERENCE;
import static io.jangbu.core.TextBound.TRACKING_NUMBER;
import static io.jangbu.core.TextBound.WORDING;
import static io.jangbu.core.TextBound.first;
import static io.jangbu.shop.domain.order.OrderRejection.ALREADY_CANCELLED;
import static io.jangbu.shop.domain.order.OrderRejection.ALREADY_DELIVERED;
import static io.jangbu.shop.domain.order.OrderRejection.ALREADY_PAID;
import static io.jangbu.shop.domain.order.OrderRejection.ALREADY_SHIPPED;
import static io.jangbu.shop.domain.order.OrderRejection.INVALID;
import static io.jangbu.shop.domain.order.OrderRejection.NOT_PAID;
import static io.jangbu.shop.domain.order.OrderRejection.NOT_SHIPPED;
import static io.jangbu.shop.domain.order.OrderRejection.ORDER_EXISTS;
import static io.jangbu.shop.domain.order.OrderRejection.ORDER_NOT_FOUND;
import static io.jangbu.shop.domain.order.OrderRejection.STOCK_PENDING;
import static io.jangbu.shop.domain.order.OrderRejection.UNDERPAID;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.shop.domain.order.Order.Cancelled;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.Order.Delivered;
import io.jangbu.shop.domain.order.Order.Existing;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.Order.Paid;
import io.jangbu.shop.domain.order.Order.Payment;
import io.jangbu.shop.domain.order.Order.Pending;
import io.jangbu.shop.domain.order.Order.Purchase;
import io.jangbu.shop.domain.order.Order.Shipment;
import io.jangbu.shop.domain.order.Order.Shipped;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;

/** The rules of the order: a table of transitions, and nothing that is not in it. */
public final class OrderDecider implements Decider<OrderCommand, OrderEvent, Order> {

  private record On(OrderCommand command, Order order) {}

  private record After(Order order, OrderEvent event) {}

  @Override
  public Order initialState() {
    return new NotCreated();
  }

  @Override
  public Decision<OrderEvent> decide(OrderCommand command, Order order) {
    return switch (new On(command, order)) {
      case On(CreateOrder create, NotCreated _) -> OrderCreation.decide(create);
      case On(_, NotCreated _) -> reject(ORDER_NOT_FOUND, "there is no such order");
      case On(CreateOrder _, Existing _) -> reject(ORDER_EXISTS, "the order exists already");
      case On(_, Cancelled _) -> reject(ALREADY_CANCELLED, "the order is cancelled");

      case On(ProcessPayment _, Pending _) ->
          reject(STOCK_PENDING, "not all lines of the order are reserved yet");
      case On(ProcessPayment payment, Created(var purchase)) -> pay(payment, purchase);
      case On(ProcessPayment _, Paid _) -> alreadyPaid();
      case On(ProcessPayment _, Shipped _) -> alreadyPaid();
      case On(ProcessPayment _, Delivered _) -> alreadyPaid();

      case On(ShipOrder _, Pending _) -> notPaid();
      case On(ShipOrder _, Created _) -> notPaid();
      case On(ShipOrder shipment, Paid _) -> ship(shipment);
      case On(ShipOrder _, Shipped _) -> alreadyShipped();
      case On(ShipOrder _, Delivered _) -> alreadyDelivered();

      case On(ConfirmDelivery _, Pending _) -> notShipped();
      case On(ConfirmDelivery _, Created _) -> notShipped();
      case On(ConfirmDelivery _, Paid _) -> notShipped();
      case On(ConfirmDelivery _, Shipped _) -> accept(new OrderDelivered());
      case On(ConfirmDelivery _, Delivered _) -> alreadyDelivered();

      case On(CancelOrder(var reason), Pending _) -> cancel(reason);
      case On(CancelOrder(var reason), Created _) -> cancel(reason);
      case On(CancelOrder(var reason), Paid _) -> cancel(reason);
      case On(CancelOrder _, Shipped _) -> alreadyShipped();
      case On(CancelOrder _, Delivered _) -> alreadyDelivered();

      case On(ConfirmStock _, Pending _) -> accept(new StockConfirmed());
      // It is said again, or of an order that asked for no stock: nothing is pending.
      case On(ConfirmStock _, Created _) -> acceptUnchanged();
      case On(ConfirmStock _, Paid _) -> acceptUnchanged();
      case On(ConfirmStock _, Shipped _) -> acceptUnchanged();
      case On(ConfirmStock _, Delivered _) -> acceptUnchanged();
    };
  }

  @Override
  public Order evolve(Order order, OrderEvent event) {
    return switch (new After(order, event)) {
      case After(
              NotCreated _,
              OrderCreated(
                  var customer,
                  var currency,
                  var lines,
                  var fee,
                  var sum,
                  var fulfilment,
                  var reference)) ->
          open(new Purchase(customer, currency, lines, fee, sum, fulfilment, reference));
      case After(Pending(var purchase), StockConfirmed()) -> new Created(purchase);
      case After(Created(var purchase), PaymentProcessed(var id, var amount, var method)) ->
          new Paid(purchase, new Payment(id, amount, method));
      case After(Paid(var purchase, var payment), OrderShipped(var carrier, var tracking)) ->
          new Shipped(purchase, payment, new Shipment(carrier, tracking));
      case After(Shipped(var purchase, var payment, var shipment), OrderDelivered _) ->
          new Delivered(purchase, payment, shipment);
      case After(Pending(var purchase), OrderCancelled(var reason)) ->
          new Cancelled(purchase, null, reason);
      case After(Created(var purchase), OrderCancelled(var reason)) ->
          new Cancelled(purchase, null, reason);
      case After(Paid(var purchase, var payment), OrderCancelled(var reason)) ->
          new Cancelled(purchase, payment, reason);

      // Only an erased event can lead here: what is left of the stream says nothing more.
      case After(_, OrderCreated _) -> order;
      case After(_, StockConfirmed _) -> order;
      case After(_, PaymentProcessed _) -> order;
      case After(_, OrderShipped _) -> order;
      case After(_, OrderDelivered _) -> order;
      case After(_, OrderCancelled _) -> order;
    };
  }

  /** Each event that is expected leads to another state, and no other does. */
  @Override
  public boolean expects(Order order, OrderEvent event) {
    return !evolve(order, event).equals(order);
  }

  private static Order open(Purchase purchase) {
    return switch (purchase.fulfilment()) {
      case NONE -> new Created(purchase);
      case RESERVE -> new Pending(purchase);
    };
  }

  private static Decision<OrderEvent> pay(ProcessPayment payment, Purchase purchase) {
    String fault =
        first(
            payment.amount() < 0 ? "amount is below 0" : null,
            REFERENCE.fault("paymentId", payment.paymentId()),
            WORDING.fault("method", payment.method()));
    if (fault != null) {
      return reject(INVALID, fault);
    }
    if (payment.amount() < purchase.total()) {
      return reject(UNDERPAID, payment.amount() + " paid of " + purchase.total());
    }
    return accept(new PaymentProcessed(payment.paymentId(), payment.amount(), payment.method()));
  }

  private static Decision<OrderEvent> ship(ShipOrder shipment) {
    String trackingNumber = shipment.trackingNumber();
    String fault =
        first(
            WORDING.fault("carrier", shipment.carrier()),
            trackingNumber == null
                ? null
                : TRACKING_NUMBER.fault("trackingNumber", trackingNumber));
    return fault == null
        ? accept(new OrderShipped(shipment.carrier(), trackingNumber))
        : reject(INVALID, fault);
  }

  private static Decision<OrderEvent> cancel(String reason) {
    String fault = WORDING.fault("reason", reason);
    return fault == null ? accept(new OrderCancelled(reason)) : reject(INVALID, fault);
  }

  private static Decision<OrderEvent> alreadyPaid() {
    return reject(ALREADY_PAID, "the order is paid already");
  }

  private static Decision<OrderEvent> notPaid() {
    return reject(NOT_PAID, "the order is not paid yet");
  }

  private static Decision<OrderEvent> notShipped() {
    return reject(NOT_SHIPPED, "the order is not shipped yet");
  }

  private static Decision<OrderEvent> alreadyShipped() {
    return reject(ALREADY_SHIPPED, "the order is shipped already");
  }

  private static Decision<OrderEvent> alreadyDelivered() {
    return reject(ALREADY_DELIVERED, "the order is delivered already");
  }
}
