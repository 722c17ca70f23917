package io.jangbu.resilience.checker;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.NotCreated;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether views and counts are what the events come to. */
public final class ViewCheck {

  /** Those that a view may or may not have. */
  private static final List<String> OPTIONAL = List.of("payment", "shipment");

  private static final List<String> STATUSES =
      List.of("CREATED", "PAID", "SHIPPED", "DELIVERED", "CANCELLED");

  private ViewCheck() {}

  /**
   * Compares one view. Fields that the contract does not have are not looked at.
   *
   * @param view missing if the service knows no such stream
   */
  public static List<Fault> of(String streamId, JsonNode expected, JsonNode view) {
    if (expected.isMissingNode() || view.isMissingNode()) {
      return expected.isMissingNode() && view.isMissingNode()
          ? List.of()
          : List.of(Fault.of(Kind.VIEW, streamId, view + " instead of " + expected));
    }
    List<String> differences = new ArrayList<>();
    Stream.concat(expected.propertyNames().stream(), OPTIONAL.stream())
        .distinct()
        .filter(field -> !expected.path(field).equals(view.path(field)))
        .forEach(field ->
            differences.add(
                "%s is %s instead of %s".formatted(field, view.path(field), expected.path(field))));
    return differences.isEmpty()
        ? List.of()
        : List.of(Fault.of(Kind.VIEW, streamId, String.join(", ", differences)));
  }

  /** Compares {@code GET /stats/orders-by-status}. */
  public static List<Fault> counts(Collection<Snapshot<Order>> orders, JsonNode counts) {
    Map<String, Long> expected = new TreeMap<>();
    STATUSES.forEach(status -> expected.put(status, 0L));
    orders.stream()
        .map(Snapshot::state)
        .filter(order -> !(order instanceof NotCreated))
        .forEach(order -> expected.merge(ExpectedViews.status(order), 1L, Long::sum));
    Map<String, Long> seen = new TreeMap<>();
    counts.propertyStream().forEach(count -> seen.put(count.getKey(), count.getValue().asLong()));
    return seen.equals(expected)
        ? List.of()
        : List.of(Fault.of(Kind.COUNT, "orders-by-status", seen + " instead of " + expected));
  }
}
