package io.jangbu.shop.projection.order;

import io.jangbu.shop.domain.order.Order;
import io.jangbu.starter.http.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far an order is. */
public enum OrderStatus {
  CREATED,
  PAID,
  SHIPPED,
  DELIVERED,
  CANCELLED;

  /** Empty for an order that is none: before its first event, or when that was erased. */
  public static Optional<OrderStatus> of(Order order) {
    return switch (order) {
      case Order.NotCreated _ -> Optional.empty();
      case Order.Pending _ -> Optional.of(CREATED);
      case Order.Created _ -> Optional.of(CREATED);
      case Order.Paid _ -> Optional.of(PAID);
      case Order.Shipped _ -> Optional.of(SHIPPED);
      case Order.Delivered _ -> Optional.of(DELIVERED);
      case Order.Cancelled _ -> Optional.of(CANCELLED);
    };
  }

  /**
   * Reads it from a query.
   *
   * @throws ProblemException 400 if it is none
   */
  static OrderStatus parse(String text) {
    List<OrderStatus> all = Arrays.asList(values());
    return all.stream()
        .filter(status -> status.name().equals(text))
        .findFirst()
        .orElseThrow(() -> ProblemException.malformed("status is one of " + all));
  }
}
