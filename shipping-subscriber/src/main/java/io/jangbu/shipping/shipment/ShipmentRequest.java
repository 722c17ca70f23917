package io.jangbu.shipping.shipment;

import org.jspecify.annotations.Nullable;

/**
 * What the carrier is asked for.
 *
 * @param eventId id of the OrderShipped event, such as {@code o-1/0000000003}; the idempotency key
 *     of all attempts
 */
public record ShipmentRequest(
    String orderId, String eventId, String carrier, @Nullable String trackingNumber) {}
