package io.jangbu.shop.schemas.evolution.next;

import io.jangbu.shop.domain.order.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as its events have made it.
 *
 * @param payment null until it is paid
 * @param carrier null until it is shipped
 */
public record Order(
    Status status,
    String customerId,
    String channel,
    List<Line> lines,
    long total,
    @Nullable PaymentMethod payment,
    @Nullable String carrier) {

  /** How far it is. */
  public enum Status {
    NOT_CREATED,
    CREATED,
    PAID,
    SHIPPED,
    DELIVERED,
    CANCELLED
  }

  Order with(Status next) {
    return new Order(next, customerId, channel, lines, total, payment, carrier);
  }
}
