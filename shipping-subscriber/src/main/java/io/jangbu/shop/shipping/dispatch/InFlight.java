package io.jangbu.shop.shipping.dispatch;

import io.jangbu.shop.shipping.shipment.Claim;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The orders that this instance must not ask the carrier for: a request is under way, or the
 * carrier has accepted and the database does not know yet.
 */
final class InFlight {

  /** The attempt by order. */
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  /** Enters the claim's order; false if it is in here already. */
  boolean enter(Claim claim) {
    return attempts.putIfAbsent(claim.request().orderId(), claim.attempt()) == null;
  }

  /** Lets the order go, if it is in here for this attempt. */
  void leave(Claim claim) {
    attempts.remove(claim.request().orderId(), claim.attempt());
  }
}
