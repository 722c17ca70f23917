package io.jangbu.resilience.cluster;

import java.util.List;
import java.util.Map;

/** What a carrier has said for good. */
public interface CarrierBook {

  /** For each order with an accepted shipment, the keys it was accepted under. */
  Map<String, List<String>> acceptedKeysByOrder();

  /** Whether it refuses an order whenever it is asked for. */
  boolean refuses(String orderId);
}
