package io.jangbu.systemtests.endtoend;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.Cancelled;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.Order.Delivered;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.Order.Paid;
import io.jangbu.shop.domain.order.Order.Pending;
import io.jangbu.shop.domain.order.Order.Shipped;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What the services show over HTTP, all of it. */
final class Views {

  /** What is compared of an order. */
  record Seen(long version, String status, long total) {}

  private static final OrderDecider DECIDER = new OrderDecider();

  private final HttpService service;

  Views(URI service) {
    this.service = new HttpService(service);
  }

  /** What must be seen of an order that has these events. */
  static Seen expected(List<EventEnvelope<OrderEvent>> stream) {
    Snapshot<Order> snapshot = Snapshot.empty(DECIDER);
    for (EventEnvelope<OrderEvent> event : stream) {
      snapshot = snapshot.plus(event, DECIDER);
    }
    Order order = snapshot.state();
    long total = order instanceof Order.Existing existing ? existing.purchase().total() : 0;
    String status =
        switch (order) {
          case NotCreated _ -> "NONE";
          case Pending _ -> "CREATED";
          case Created _ -> "CREATED";
          case Paid _ -> "PAID";
          case Shipped _ -> "SHIPPED";
          case Delivered _ -> "DELIVERED";
          case Cancelled _ -> "CANCELLED";
        };
    return new Seen(stream.size(), status, total);
  }

  /** Every order there is, page by page. */
  Map<String, Seen> all() {
    Map<String, Seen> seen = new HashMap<>();
    for (JsonNode order : service.all("/orders?limit=1000", "orders")) {
      seen.put(
          order.path("orderId").asString(),
          new Seen(
              order.path("version").asLong(),
              order.path("status").asString(),
              order.path("total").asLong()));
    }
    return seen;
  }

  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    service
        .json("/stats/orders-by-status")
        .properties()
        .forEach(count -> counts.put(count.getKey(), count.getValue().asInt()));
    return counts;
  }

  /** The orders whose shipment has that status, up to 1,000. */
  Set<String> shipments(String status) {
    Set<String> orders = new HashSet<>();
    for (JsonNode shipment :
        service.json("/shipments?limit=1000&status=" + status).path("shipments")) {
      orders.add(shipment.path("orderId").asString());
    }
    return orders;
  }
}
