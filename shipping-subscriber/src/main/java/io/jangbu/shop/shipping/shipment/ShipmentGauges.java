package io.jangbu.shop.shipping.shipment;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * {@code jangbu.shipments} by status: how many wait for the carrier and how many for a human. The
 * accepted ones only grow, and counting them again and again would cost more than it tells.
 */
@Component
@EnableScheduling
class ShipmentGauges {

  private static final Logger log = LoggerFactory.getLogger(ShipmentGauges.class);

  private final Shipments shipments;
  private final Map<ShipmentStatus, AtomicReference<Double>> counts =
      new EnumMap<>(ShipmentStatus.class);

  ShipmentGauges(Shipments shipments, MeterRegistry meters) {
    this.shipments = shipments;
    gauge(ShipmentStatus.REQUESTED, meters);
    gauge(ShipmentStatus.PARKED, meters);
  }

  /** Away from the scrape, which must not hang with the database. */
  @Scheduled(fixedDelay = 5_000)
  void count() {
    counts.forEach((status, count) -> count.set(count(status)));
  }

  private double count(ShipmentStatus status) {
    try {
      return shipments.count(status);
    } catch (DataAccessException e) {
      log.debug("Shipments {} could not be counted", status, e);
      return Double.NaN;
    }
  }

  private void gauge(ShipmentStatus status, MeterRegistry meters) {
    AtomicReference<Double> count = new AtomicReference<>(Double.NaN);
    counts.put(status, count);
    Gauge.builder("jangbu.shipments", count, AtomicReference::get)
        .description("Shipments of the whole service, as its database has them")
        .baseUnit("shipments")
        .tag("status", status.name())
        .register(meters);
  }
}
