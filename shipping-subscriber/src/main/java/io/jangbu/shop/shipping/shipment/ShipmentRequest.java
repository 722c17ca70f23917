package io.jangbu.shop.shipping.shipment;

import io.jangbu.kafka.tracing.TraceHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier is asked for.
 *
 * @param eventId id of the OrderShipped event, such as {@code o-1/0000000003}; the idempotency key
 *     of all attempts
 * @param origin what it comes from; the carrier is told of the trace alone
 */
public record ShipmentRequest(
    String orderId,
    String eventId,
    String carrier,
    @Nullable String trackingNumber,
    Origin origin) {

  /** The same, from somewhere else. */
  public ShipmentRequest from(Origin other) {
    return new ShipmentRequest(orderId, eventId, carrier, trackingNumber, other);
  }

  /**
   * What a shipment comes from, as far as the event said.
   *
   * @param trace the span that took in the event
   * @param correlationId the event's
   */
  public record Origin(TraceHeaders trace, @Nullable String correlationId) {
    public static final Origin UNKNOWN = new Origin(TraceHeaders.NONE, null);
  }
}
