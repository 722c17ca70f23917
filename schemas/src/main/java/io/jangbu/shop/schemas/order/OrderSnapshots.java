package io.jangbu.shop.schemas.order;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.orders.OrderSnapshot;
import io.jangbu.orders.OrderStatus;
import io.jangbu.orders.Payment;
import io.jangbu.orders.Shipment;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.Cancelled;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.Order.Delivered;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.Order.Paid;
import io.jangbu.shop.domain.order.Order.Pending;
import io.jangbu.shop.domain.order.Order.Purchase;
import io.jangbu.shop.domain.order.Order.Shipped;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An order's state, field by field. */
public final class OrderSnapshots implements SnapshotCodec<Order> {

  private static final Purchase NOTHING = new Purchase("", "", List.of(), 0, 0);

  private final SingleObject<OrderSnapshot> snapshots = new SingleObject<>(OrderSnapshot.class);

  @Override
  public byte[] encode(Snapshot<Order> snapshot) {
    return snapshots.encode(toAvro(snapshot));
  }

  @Override
  public Snapshot<Order> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    return snapshots.decode(bytes, OrderSnapshots::snapshot);
  }

  private static OrderSnapshot toAvro(Snapshot<Order> snapshot) {
    return switch (snapshot.state()) {
      case NotCreated() -> toAvro(snapshot, OrderStatus.ERASED, NOTHING, null, null, null);
      case Pending(var purchase) ->
          toAvro(snapshot, OrderStatus.CREATED, purchase, null, null, null);
      case Created(var purchase) ->
          toAvro(snapshot, OrderStatus.CREATED, purchase, null, null, null);
      case Paid(var purchase, var payment) ->
          toAvro(snapshot, OrderStatus.PAID, purchase, payment, null, null);
      case Shipped(var purchase, var payment, var shipment) ->
          toAvro(snapshot, OrderStatus.SHIPPED, purchase, payment, shipment, null);
      case Delivered(var purchase, var payment, var shipment) ->
          toAvro(snapshot, OrderStatus.DELIVERED, purchase, payment, shipment, null);
      case Cancelled(var purchase, var payment, var reason) ->
          toAvro(snapshot, OrderStatus.CANCELLED, purchase, payment, null, reason);
    };
  }

  private static Snapshot<Order> snapshot(OrderSnapshot avro) {
    return new Snapshot<>(state(avro), avro.getVersion(), avro.getCreatedAt(), avro.getUpdatedAt());
  }

  private static OrderSnapshot toAvro(
      Snapshot<Order> snapshot,
      OrderStatus status,
      Purchase purchase,
      Order.@Nullable Payment payment,
      Order.@Nullable Shipment shipment,
      @Nullable String cancellationReason) {
    return new OrderSnapshot(
        snapshot.version(),
        snapshot.createdAt(),
        snapshot.updatedAt(),
        status,
        purchase.customerId(),
        purchase.currency(),
        OrderPayloads.toAvro(purchase.lines()),
        purchase.shippingFee(),
        purchase.total(),
        payment == null
            ? null
            : new Payment(payment.paymentId(), payment.amount(), payment.method()),
        shipment == null ? null : new Shipment(shipment.carrier(), shipment.trackingNumber()),
        cancellationReason,
        OrderPayloads.toAvro(purchase.fulfilment()),
        OrderPayloads.text(purchase.reference()),
        OrderPayloads.claim(purchase.reference()),
        snapshot.state() instanceof Pending);
  }

  private static Order state(OrderSnapshot avro) {
    Purchase purchase =
        new Purchase(
            avro.getCustomerId(),
            avro.getCurrency(),
            OrderPayloads.lines(avro.getLines()),
            avro.getShippingFee(),
            avro.getTotal(),
            OrderPayloads.fulfilment(avro.getFulfilment()),
            OrderPayloads.reference(avro.getReference(), avro.getReferenceClaim()));
    return switch (avro.getStatus()) {
      case ERASED -> new NotCreated();
      case CREATED -> avro.getPending() ? new Pending(purchase) : new Created(purchase);
      case PAID -> new Paid(purchase, payment(requireNonNull(avro.getPayment())));
      case SHIPPED ->
          new Shipped(
              purchase,
              payment(requireNonNull(avro.getPayment())),
              shipment(requireNonNull(avro.getShipment())));
      case DELIVERED ->
          new Delivered(
              purchase,
              payment(requireNonNull(avro.getPayment())),
              shipment(requireNonNull(avro.getShipment())));
      case CANCELLED ->
          new Cancelled(
              purchase,
              avro.getPayment() == null ? null : payment(avro.getPayment()),
              requireNonNull(avro.getCancellationReason()));
    };
  }

  private static Order.Payment payment(Payment avro) {
    return new Order.Payment(avro.getPaymentId(), avro.getAmount(), avro.getMethod());
  }

  private static Order.Shipment shipment(Shipment avro) {
    return new Order.Shipment(avro.getCarrier(), avro.getTrackingNumber());
  }
}
