package io.jangbu.projection.order;

import io.jangbu.domain.Snapshot;
import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.http.ProblemException;
import io.jangbu.projection.reading.Change;
import io.jangbu.projection.reading.Cursor;
import io.jangbu.projection.reading.EventRange;
import io.jangbu.projection.reading.Limit;
import io.jangbu.projection.reading.Moment;
import io.jangbu.projection.reading.StoredStream;
import io.jangbu.projection.reading.StreamReads;
import io.jangbu.projection.view.Projection;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about orders. */
@RestController
final class OrderRoutes {

  private final Projection<OrderEvent, Order> projection;
  private final StreamReads<OrderEvent, Order> reads;
  private final JsonMapper json;

  OrderRoutes(
      Projection<OrderEvent, Order> projection,
      StreamReads<OrderEvent, Order> reads,
      JsonMapper json) {
    this.projection = projection;
    this.reads = reads;
    this.json = json;
  }

  @GetMapping("/orders/{orderId}")
  ResponseEntity<OrderJson> order(
      HttpServletRequest request,
      @PathVariable String orderId,
      @RequestParam @Nullable Long version,
      @RequestParam @Nullable Instant asOf,
      @RequestParam @Nullable Long minVersion) {
    Moment moment = Moment.of(version, asOf);
    OrderJson order =
        reads.one(request, orderId, minVersion, OrderJson.class, stream -> order(stream, moment));
    return ResponseEntity.ok().eTag("\"" + order.version() + "\"").body(order);
  }

  @GetMapping("/orders/{orderId}/events")
  OrderEvents events(
      HttpServletRequest request,
      @PathVariable String orderId,
      @RequestParam @Nullable Long from,
      @RequestParam @Nullable Long to,
      @RequestParam(defaultValue = "forwards") String direction,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam @Nullable Long minVersion) {
    EventRange range = EventRange.of(from, to, direction, limit);
    return reads.one(
        request,
        orderId,
        minVersion,
        OrderEvents.class,
        stream -> new OrderEvents(orderId, now(stream).version(), range.of(stream)));
  }

  @GetMapping("/orders/{orderId}/diff")
  OrderDiff diff(
      HttpServletRequest request,
      @PathVariable String orderId,
      @RequestParam long from,
      @RequestParam long to,
      @RequestParam @Nullable Long minVersion) {
    Moment before = Moment.at(from);
    Moment after = Moment.at(to);
    return reads.one(
        request,
        orderId,
        minVersion,
        OrderDiff.class,
        stream ->
            new OrderDiff(
                orderId,
                from,
                to,
                Change.between(state(order(stream, before)), state(order(stream, after)))));
  }

  @GetMapping("/orders")
  OrderPage orders(
      HttpServletRequest request,
      @RequestParam @Nullable String status,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable String orderId,
      @RequestParam @Nullable Long minVersion) {
    OrderList list =
        new OrderList(
            status == null ? null : OrderStatus.parse(status),
            cursor == null ? null : Cursor.read(cursor),
            Limit.require(limit));
    return OrderPage.merged(
        reads.all(
            request,
            orderId,
            minVersion,
            OrderPage.class,
            partition -> list.page(partition, projection)),
        limit);
  }

  @GetMapping("/stats/orders-by-status")
  OrderCounts counts(
      HttpServletRequest request,
      @RequestParam @Nullable String orderId,
      @RequestParam @Nullable Long minVersion) {
    return reads.all(request, orderId, minVersion, OrderCounts.class, OrderCounts::of).stream()
        .reduce(OrderCounts.NONE, OrderCounts::plus);
  }

  private static OrderJson now(StoredStream<OrderEvent, Order> stream) {
    return order(stream, new Moment.Now());
  }

  private static OrderJson order(StoredStream<OrderEvent, Order> stream, Moment moment) {
    Snapshot<Order> snapshot = moment.of(stream);
    return OrderJson.of(stream.id(), snapshot)
        .orElseThrow(() ->
            new ProblemException(
                HttpStatus.NOT_FOUND, "ORDER_NOT_FOUND", "there is no order " + stream.id()));
  }

  /** Without its version, which differs always and is named beside the changes. */
  private ObjectNode state(OrderJson order) {
    ObjectNode state = json.valueToTree(order);
    state.remove("version");
    return state;
  }
}
