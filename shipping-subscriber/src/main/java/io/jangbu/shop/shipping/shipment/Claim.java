package io.jangbu.shop.shipping.shipment;

/**
 * The right to make one attempt, for as long as the claim was given.
 *
 * @param attempt of all attempts ever; a failure that comes back under an older number than the
 *     shipment's newest is late and changes nothing
 * @param attemptInBudget the same, counted from the last retry by hand
 */
public record Claim(ShipmentRequest request, int attempt, int attemptInBudget) {}
