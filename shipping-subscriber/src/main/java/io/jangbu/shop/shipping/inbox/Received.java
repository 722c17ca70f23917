package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;

/** What a record of {@code orders.events} is to us. */
sealed interface Received {

  /**
   * An order was shipped, so that the carrier is to be asked.
   *
   * @param rewritten whether the event was appended again, without its personal data
   */
  record Shipped(ShipmentRequest request, boolean rewritten) implements Received {}

  /** An event of a type that is none of our business; it was not decoded. */
  record OtherType() implements Received {}

  /** A tombstone: the event was erased, as the law may ask for. */
  record Erased() implements Received {}

  /** Not written by the command service. */
  record Forged(Refusal reason) implements Received {}

  /** No event at all. */
  record Malformed(String reason) implements Received {}
}
