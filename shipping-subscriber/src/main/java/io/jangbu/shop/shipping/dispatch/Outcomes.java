package io.jangbu.shop.shipping.dispatch;

import io.jangbu.shop.shipping.carrier.CarrierAnswer;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shop.shipping.carrier.CarrierSettings;
import io.jangbu.shop.shipping.shipment.Claim;
import io.jangbu.shop.shipping.shipment.Claims;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Writes down what the carrier answered. What cannot be written while the database is away is kept,
 * and an order that was accepted is not asked for again meanwhile, not even when its claim has run
 * out.
 */
@Component
class Outcomes {

  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

  private final Claims claims;
  private final int attempts;
  private final Pauses pauses;
  private final ShipmentOutcomes counted;

  private final InFlight inFlight = new InFlight();
  private final Queue<Outcome> unwritten = new ConcurrentLinkedQueue<>();

  Outcomes(Claims claims, CarrierSettings settings, MeterRegistry meters) {
    this.claims = claims;
    this.attempts = settings.attempts();
    this.pauses =
        new Pauses(
            settings.firstPause(),
            settings.longestPause(),
            settings.longestRetryAfter(),
            RandomGenerator.getDefault());
    this.counted = ShipmentOutcomes.in(meters);
    Gauge.builder("jangbu.carrier.answers.unwritten", unwritten, Queue::size)
        .description("Answers of the carrier that wait for the database to be back")
        .register(meters);
  }

  /**
   * Expects an outcome.
   *
   * @return false if one is expected already, or an acceptance is kept: the carrier must not be
   *     asked
   */
  boolean open(Claim claim) {
    return inFlight.enter(claim);
  }

  /** Expects none any more. */
  void close(Claim claim) {
    inFlight.leave(claim);
  }

  /** Writes the answer, now or, if the database is away, later. */
  void write(Claim claim, CarrierAnswer answer) {
    if (!(answer instanceof Accepted)) {
      // Before it is written, for it is due again from then on.
      close(claim);
    }
    Outcome outcome = new Outcome(claim, answer);
    try {
      write(outcome);
    } catch (DataAccessException e) {
      log.warn(
          "What the carrier answered for order {} is kept until the database is back: {}",
          claim.request().orderId(),
          NestedExceptionUtils.getMostSpecificCause(e).toString());
      unwritten.add(outcome);
    }
  }

  /**
   * Writes what is left from when the database was away.
   *
   * @throws DataAccessException if it still is; nothing is lost
   */
  void writeUnwritten() {
    for (Outcome next = unwritten.peek(); next != null; next = unwritten.peek()) {
      write(next);
      unwritten.remove(next);
    }
  }

  private void write(Outcome outcome) {
    Claim claim = outcome.claim();
    switch (outcome.answer()) {
      case Accepted(var reference) -> {
        claims.accepted(claim, reference);
        counted.accepted().increment();
        close(claim);
        log.debug("Shipment of order {} is accepted", claim.request().orderId());
      }
      case Refused(var reason) -> park(claim, reason);
      case Unavailable(var reason, _) when claim.attemptInBudget() >= attempts ->
          park(claim, reason + " (given up after " + claim.attemptInBudget() + " attempts)");
      case Unavailable(var reason, var retryAfter) -> postpone(claim, reason, retryAfter);
    }
  }

  private void postpone(Claim claim, String reason, Duration retryAfter) {
    Duration pause = pauses.after(claim.attemptInBudget(), retryAfter);
    claims.postponed(claim, reason, pause);
    counted.postponed().increment();
    log.info(
        "Shipment of order {} waits {} ms after attempt {}",
        claim.request().orderId(),
        pause.toMillis(),
        claim.attempt());
  }

  /** Without the reason, in which the carrier may quote what it was sent. */
  private void park(Claim claim, String reason) {
    claims.parked(claim, reason);
    counted.parked().increment();
    String order = claim.request().orderId();
    log.warn(
        "Shipment of order {} is parked after attempt {}: see lastError of /shipments/{}",
        order,
        claim.attempt(),
        order);
  }

  private record Outcome(Claim claim, CarrierAnswer answer) {}
}
