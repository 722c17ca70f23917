package io.jangbu.localservices.carrier;

import io.jangbu.localservices.carrier.Decisions.Decision;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Where shipments are asked for: decides once per idempotency key, in the carrier's temper. */
final class Desk {

  private final Temperament temperament;
  private final Decisions decisions;
  private final LongAdder requests = new LongAdder();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

  Desk(Temperament temperament, Decisions decisions) {
    this.temperament = temperament;
    this.decisions = decisions;
  }

  /**
   * Answers a request for a shipment.
   *
   * @throws InterruptedException if the carrier closes during one of its slow moments
   */
  Answer request(String key, byte[] body) throws InterruptedException {
    requests.increment();
    if (!key.matches("[!-~]{1,200}")) {
      return Answer.problem(
          400, "the header Idempotency-Key is missing or not 1 to 200 characters");
    }
    ShipmentRequest request;
    try {
      request = ShipmentRequest.read(body);
    } catch (IllegalArgumentException e) {
      return Answer.problem(400, String.valueOf(e.getMessage()));
    }
    int attempt = attempts.merge(key, 1, Integer::sum);
    if (temperament.isSlowFor(key)) {
      Thread.sleep(temperament.pause());
    }
    if (!temperament.failsFor(key, attempt)) {
      return answer(decide(key, request), request);
    }
    if (temperament.acceptsBeforeItFails(key)) {
      decide(key, request);
    }
    return Answer.problem(503, "the carrier has a bad moment, try again");
  }

  private Decision decide(String key, ShipmentRequest request) {
    UUID reference = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    return decisions.decide(
        new Decision(
            key,
            request.orderId(),
            temperament.refuses(request.orderId()) ? "" : "SIC-" + reference));
  }

  private static Answer answer(Decision decision, ShipmentRequest request) {
    if (!decision.orderId().equals(request.orderId())) {
      return Answer.problem(422, "this Idempotency-Key belongs to another order");
    }
    return decision.isAccepted()
        ? new Answer(201, Map.of("reference", decision.reference()))
        : Answer.problem(422, "we do not deliver to this address");
  }

  /** How many shipments were accepted and refused, ever, and requests received since the start. */
  Answer counts() {
    long accepted = decisions.all().stream().filter(Decision::isAccepted).count();
    return new Answer(
        200,
        Map.of(
            "accepted",
            accepted,
            "refused",
            decisions.all().size() - accepted,
            "requests",
            requests.sum()));
  }

  Answer shipmentsOf(String orderId) {
    List<String> references =
        decisions.all().stream()
            .filter(decision -> decision.isAccepted() && decision.orderId().equals(orderId))
            .map(Decision::reference)
            .toList();
    return references.isEmpty()
        ? Answer.problem(404, "no shipment of this order was accepted")
        : new Answer(200, Map.of("orderId", orderId, "references", references));
  }
}
