package io.jangbu.shop.shipping.shipment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as the contract shows it.
 *
 * @param eventId the event that asked for it, and the carrier's idempotency key
 * @param attempts requests to the carrier so far, the one under way included
 * @param carrierReference as the carrier named it, null unless it accepted and named one
 * @param lastError why the last attempt failed, null after an acceptance
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Shipment(
    String orderId,
    String eventId,
    ShipmentStatus status,
    int attempts,
    @Nullable String carrierReference,
    @Nullable String lastError,
    Instant createdAt,
    Instant updatedAt) {}
