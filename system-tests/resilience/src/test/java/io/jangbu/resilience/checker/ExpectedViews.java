package io.jangbu.resilience.checker;

import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.Cancelled;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.Order.Delivered;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.Order.Paid;
import io.jangbu.shop.domain.order.Order.Payment;
import io.jangbu.shop.domain.order.Order.Pending;
import io.jangbu.shop.domain.order.Order.Purchase;
import io.jangbu.shop.domain.order.Order.Shipment;
import io.jangbu.shop.domain.order.Order.Shipped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The views of the public contract, rebuilt from what events fold into. */
public final class ExpectedViews {

  private static final JsonMapper JSON = new JsonMapper();

  private ExpectedViews() {}

  /** {@code GET /orders/{id}}; missing if there is no such order. */
  public static JsonNode order(String orderId, Snapshot<Order> snapshot) {
    return switch (snapshot.state()) {
      case NotCreated _ -> MissingNode.getInstance();
      case Pending(var purchase) -> order(orderId, snapshot, purchase, null, null);
      case Created(var purchase) -> order(orderId, snapshot, purchase, null, null);
      case Paid(var purchase, var payment) -> order(orderId, snapshot, purchase, payment, null);
      case Shipped(var purchase, var payment, var shipment) ->
          order(orderId, snapshot, purchase, payment, shipment);
      case Delivered(var purchase, var payment, var shipment) ->
          order(orderId, snapshot, purchase, payment, shipment);
      case Cancelled(var purchase, var payment, _) ->
          order(orderId, snapshot, purchase, payment, null);
    };
  }

  /** The status of an order that exists, as the contract names it. */
  static String status(Order order) {
    return switch (order) {
      case NotCreated _ -> throw new IllegalArgumentException("there is no such order");
      case Pending _ -> "CREATED";
      case Created _ -> "CREATED";
      case Paid _ -> "PAID";
      case Shipped _ -> "SHIPPED";
      case Delivered _ -> "DELIVERED";
      case Cancelled _ -> "CANCELLED";
    };
  }

  private static JsonNode order(
      String orderId,
      Snapshot<Order> snapshot,
      Purchase purchase,
      @Nullable Payment payment,
      @Nullable Shipment shipment) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("orderId", orderId);
    view.put("version", snapshot.version());
    view.put("status", status(snapshot.state()));
    view.put("customerId", purchase.customerId());
    view.put("currency", purchase.currency());
    view.put("lines", purchase.lines());
    view.put("shippingFee", purchase.shippingFee());
    view.put("total", purchase.total());
    view.put("fulfilment", purchase.fulfilment().name());
    if (purchase.reference() != null) {
      view.put("reference", purchase.reference().text());
    }
    if (payment != null) {
      view.put("payment", payment);
    }
    if (shipment != null) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("carrier", shipment.carrier());
      if (shipment.trackingNumber() != null) {
        fields.put("trackingNumber", shipment.trackingNumber());
      }
      view.put("shipment", fields);
    }
    view.put("createdAt", snapshot.createdAt().toString());
    view.put("updatedAt", snapshot.updatedAt().toString());
    return json(view);
  }

  /** {@code GET /products/{sku}}; missing if there is no such product. */
  public static JsonNode product(String sku, Snapshot<Product> snapshot) {
    return switch (snapshot.state().stock()) {
      case Stock.None _ -> MissingNode.getInstance();
      case Stock.Level level ->
          json(
              Map.of(
                  "sku", sku,
                  "version", snapshot.version(),
                  "name", level.name(),
                  "onHand", level.onHand(),
                  "reserved", level.reserved(),
                  "available", level.available(),
                  "updatedAt", snapshot.updatedAt().toString()));
    };
  }

  static JsonNode json(Map<String, ?> fields) {
    // There and back, so that numbers have the types that a parser gives them.
    return JSON.readTree(JSON.writeValueAsString(fields));
  }
}
