package io.jangbu.shipping.dispatch;

import io.jangbu.shipping.carrier.CarrierAnswer;
import io.jangbu.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shipping.carrier.CarrierSettings;
import io.jangbu.shipping.shipment.Claim;
import io.jangbu.shipping.shipment.Claims;
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
 * and written before anything else is claimed: else a shipment that the carrier has accepted would
 * be sent again when the database is back.
 */
@Component
class Outcomes {

  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

  private final Claims claims;
  private final int attempts;
  private final Pauses pauses;
  private final Queue<Outcome> unwritten = new ConcurrentLinkedQueue<>();

  Outcomes(Claims claims, CarrierSettings settings) {
    this.claims = claims;
    this.attempts = settings.attempts();
    this.pauses =
        new Pauses(settings.firstPause(), settings.longestPause(), RandomGenerator.getDefault());
  }

  /** Writes the answer, now or, if the database is away, later. */
  void write(Claim claim, CarrierAnswer answer) {
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
      case Accepted(var reference) -> claims.accepted(claim, reference);
      case Refused(var reason) -> park(claim, reason);
      case Unavailable(var reason) when claim.attemptInBudget() >= attempts ->
          park(claim, reason + " (given up after " + claim.attemptInBudget() + " attempts)");
      case Unavailable(var reason) ->
          claims.postponed(claim, reason, pauses.after(claim.attemptInBudget()));
    }
  }

  private void park(Claim claim, String reason) {
    claims.parked(claim, reason);
    log.warn("Shipment of order {} is parked: {}", claim.request().orderId(), reason);
  }

  private record Outcome(Claim claim, CarrierAnswer answer) {}
}
