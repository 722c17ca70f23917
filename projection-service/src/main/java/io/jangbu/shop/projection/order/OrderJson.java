package io.jangbu.shop.projection.order;

import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
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
import io.jangbu.starter.projection.reading.StreamJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as JSON. Amounts are in minor units of the currency; what is null is left out.
 *
 * @param incomplete true if the order lacks an event: this is what the others add up to
 * @param overwritten true if an event of the order came again and was another
 */
record OrderJson(
    String orderId,
    long version,
    OrderStatus status,
    String customerId,
    String currency,
    List<Line> lines,
    long shippingFee,
    long total,
    Fulfilment fulfilment,
    @Nullable String reference,
    @Nullable StockStatus stock,
    @Nullable Payment payment,
    @Nullable Shipment shipment,
    @Nullable String cancellationReason,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Boolean incomplete,
    @Nullable Boolean overwritten)
    implements StreamJson {

  /** Empty if there is no such order, or no longer. */
  static Optional<OrderJson> of(String orderId, Snapshot<Order> snapshot) {
    return OrderStatus.of(snapshot.state())
        .map(status ->
            switch (snapshot.state()) {
              case NotCreated() -> throw new IllegalStateException("it has no status");
              case Pending order -> json(orderId, status, snapshot, order, null, null, null);
              case Created order -> json(orderId, status, snapshot, order, null, null, null);
              case Paid order ->
                  json(orderId, status, snapshot, order, order.payment(), null, null);
              case Shipped order ->
                  json(orderId, status, snapshot, order, order.payment(), order.shipment(), null);
              case Delivered order ->
                  json(orderId, status, snapshot, order, order.payment(), order.shipment(), null);
              case Cancelled order ->
                  json(orderId, status, snapshot, order, order.payment(), null, order.reason());
            });
  }

  /** The same with what has become of its stock. */
  OrderJson with(StockStatus newStock) {
    return new OrderJson(
        orderId,
        version,
        status,
        customerId,
        currency,
        lines,
        shippingFee,
        total,
        fulfilment,
        reference,
        newStock,
        payment,
        shipment,
        cancellationReason,
        createdAt,
        updatedAt,
        incomplete,
        overwritten);
  }

  private static OrderJson json(
      String orderId,
      OrderStatus status,
      Snapshot<Order> snapshot,
      Existing order,
      @Nullable Payment payment,
      @Nullable Shipment shipment,
      @Nullable String cancellationReason) {
    Purchase purchase = order.purchase();
    return new OrderJson(
        orderId,
        snapshot.version(),
        status,
        purchase.customerId(),
        purchase.currency(),
        purchase.lines(),
        purchase.shippingFee(),
        purchase.total(),
        purchase.fulfilment(),
        purchase.reference() == null ? null : purchase.reference().text(),
        StockStatus.of(snapshot).orElse(null),
        payment,
        shipment,
        cancellationReason,
        snapshot.createdAt(),
        snapshot.updatedAt(),
        StreamJson.flaw(Flaw.INCOMPLETE, snapshot),
        StreamJson.flaw(Flaw.OVERWRITTEN, snapshot));
  }
}
