package io.jangbu.shop.shipping.dispatch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** {@code jangbu.shipment.attempts}: what attempts to ship have led to, once that is written. */
record ShipmentOutcomes(Counter accepted, Counter postponed, Counter parked) {

  static ShipmentOutcomes in(MeterRegistry meters) {
    return new ShipmentOutcomes(
        counter(meters, "accepted"), counter(meters, "postponed"), counter(meters, "parked"));
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("jangbu.shipment.attempts")
        .description(
            "Attempts to ship, by what they led to: accepted, to be tried again, or parked")
        .baseUnit("attempts")
        .tag("outcome", outcome)
        .register(meters);
  }
}
