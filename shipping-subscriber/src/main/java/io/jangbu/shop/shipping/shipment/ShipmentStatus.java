package io.jangbu.shop.shipping.shipment;

/** Where a shipment stands. */
public enum ShipmentStatus {
  /** The carrier has yet to answer, or could not be reached and is asked again. */
  REQUESTED,
  /** The carrier has it. Nothing more is ever sent for this order. */
  ACCEPTED,
  /** Refused, or tried as often as is set. Waits for somebody to look and to retry it. */
  PARKED
}
