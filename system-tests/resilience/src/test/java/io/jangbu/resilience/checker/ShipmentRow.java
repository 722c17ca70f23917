package io.jangbu.resilience.checker;

import org.jspecify.annotations.Nullable;

/** A shipment as the database has it. */
public record ShipmentRow(
    String orderId,
    String eventId,
    String carrier,
    @Nullable String trackingNumber,
    String status,
    @Nullable String carrierReference) {}
