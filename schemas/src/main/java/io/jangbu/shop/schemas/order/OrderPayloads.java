package io.jangbu.shop.schemas.order;

import static java.util.Objects.requireNonNull;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
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
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What commands and events carry, field by field. */
final class OrderPayloads implements Payloads<OrderCommand, OrderEvent> {

  @Override
  public Object fromCommand(OrderCommand command, UUID commandId) {
    return switch (command) {
      case CreateOrder(
              var customerId,
              var currency,
              var lines,
              var fee,
              var fulfilment,
              var reference) ->
          new io.jangbu.orders.CreateOrder(
              customerId, currency, toAvro(lines), fee, toAvro(fulfilment), reference);
      case ProcessPayment(var id, var amount, var method) ->
          new io.jangbu.orders.ProcessPayment(id, amount, method);
      case ShipOrder(var carrier, var tracking) ->
          new io.jangbu.orders.ShipOrder(carrier, tracking);
      case ConfirmDelivery() -> new io.jangbu.orders.ConfirmDelivery();
      case CancelOrder(var reason) -> new io.jangbu.orders.CancelOrder(reason);
      case ConfirmStock() -> new io.jangbu.orders.ConfirmStock();
    };
  }

  @Override
  public OrderCommand toCommand(Object avro, UUID commandId) {
    return switch (avro) {
      case io.jangbu.orders.CreateOrder c ->
          new CreateOrder(
              c.getCustomerId(),
              c.getCurrency(),
              lines(c.getLines()),
              c.getShippingFee(),
              fulfilment(c.getFulfilment()),
              c.getReference());
      case io.jangbu.orders.ProcessPayment c ->
          new ProcessPayment(c.getPaymentId(), c.getAmount(), c.getMethod());
      case io.jangbu.orders.ShipOrder c -> new ShipOrder(c.getCarrier(), c.getTrackingNumber());
      case io.jangbu.orders.ConfirmDelivery _ -> new ConfirmDelivery();
      case io.jangbu.orders.CancelOrder c -> new CancelOrder(c.getReason());
      case io.jangbu.orders.ConfirmStock _ -> new ConfirmStock();
      default -> throw new MalformedRecordException("no command of an order: " + avro.getClass());
    };
  }

  @Override
  public Object fromEvent(OrderEvent event) {
    return switch (event) {
      case OrderCreated(
              var customerId,
              var currency,
              var lines,
              var fee,
              var total,
              var fulfilment,
              var reference) ->
          new io.jangbu.orders.OrderCreated(
              customerId,
              currency,
              toAvro(lines),
              fee,
              total,
              toAvro(fulfilment),
              text(reference),
              claim(reference));
      case StockConfirmed() -> new io.jangbu.orders.StockConfirmed();
      case PaymentProcessed(var id, var amount, var method) ->
          new io.jangbu.orders.PaymentProcessed(id, amount, method);
      case OrderShipped(var carrier, var tracking) ->
          new io.jangbu.orders.OrderShipped(carrier, tracking);
      case OrderDelivered() -> new io.jangbu.orders.OrderDelivered();
      case OrderCancelled(var reason) -> new io.jangbu.orders.OrderCancelled(reason);
    };
  }

  @Override
  public OrderEvent toEvent(Object avro) {
    return switch (avro) {
      case io.jangbu.orders.OrderCreated e ->
          new OrderCreated(
              e.getCustomerId(),
              e.getCurrency(),
              lines(e.getLines()),
              e.getShippingFee(),
              e.getTotal(),
              fulfilment(e.getFulfilment()),
              reference(e.getReference(), e.getReferenceClaim()));
      case io.jangbu.orders.StockConfirmed _ -> new StockConfirmed();
      case io.jangbu.orders.PaymentProcessed e ->
          new PaymentProcessed(e.getPaymentId(), e.getAmount(), e.getMethod());
      case io.jangbu.orders.OrderShipped e ->
          new OrderShipped(e.getCarrier(), e.getTrackingNumber());
      case io.jangbu.orders.OrderDelivered _ -> new OrderDelivered();
      case io.jangbu.orders.OrderCancelled e -> new OrderCancelled(e.getReason());
      default -> throw new MalformedRecordException("no event of an order: " + avro.getClass());
    };
  }

  static io.jangbu.orders.Fulfilment toAvro(Fulfilment fulfilment) {
    return io.jangbu.orders.Fulfilment.valueOf(fulfilment.name());
  }

  static @Nullable String text(@Nullable OrderReference reference) {
    return reference == null ? null : reference.text();
  }

  static @Nullable String claim(@Nullable OrderReference reference) {
    return reference == null ? null : reference.claim();
  }

  static @Nullable OrderReference reference(@Nullable String text, @Nullable String claim) {
    return text == null ? null : new OrderReference(text, requireNonNull(claim));
  }

  static Fulfilment fulfilment(io.jangbu.orders.Fulfilment avro) {
    return Fulfilment.valueOf(avro.name());
  }

  static List<io.jangbu.orders.Line> toAvro(List<Line> lines) {
    return lines.stream()
        .map(line -> new io.jangbu.orders.Line(line.sku(), line.quantity(), line.unitPrice()))
        .toList();
  }

  static List<Line> lines(List<io.jangbu.orders.Line> lines) {
    return lines.stream()
        .map(line -> new Line(line.getSku(), line.getQuantity(), line.getUnitPrice()))
        .toList();
  }
}
