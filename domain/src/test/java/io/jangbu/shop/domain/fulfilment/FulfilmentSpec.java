package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.Outgoing;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentAwaited;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.testkit.DeciderSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The process in each of its steps, and what it sends and waits for. */
abstract class FulfilmentSpec {

  static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  static final Instant DUE = START.plus(Duration.ofMinutes(30));

  static final FulfilmentEvent STARTED =
      new FulfilmentStarted(
          1, 1, List.of(new SkuQuantity("mug", 2), new SkuQuantity("ink", 1)), "story-1");
  static final List<FulfilmentEvent> RESERVED =
      List.of(STARTED, new LineReserved("mug"), new LineReserved("ink"));
  static final List<FulfilmentEvent> CONFIRMED = with(RESERVED, new PaymentAwaited(2, DUE));
  static final List<FulfilmentEvent> OVERDUE =
      with(
          CONFIRMED,
          new PaymentDeadlinePassed(),
          new CancellationRequested(2, CancellationReason.UNPAID));
  static final List<FulfilmentEvent> RELEASING =
      with(OVERDUE, new ReleaseRequested(3, CancellationReason.UNPAID));

  final FulfilmentRules rules = new FulfilmentRules(Duration.ofMinutes(30));
  final DeciderSpec<FulfilmentInput, FulfilmentEvent, FulfilmentState> spec =
      new DeciderSpec<>(rules);
  final FulfilmentDeadlines deadlines = new FulfilmentDeadlines(Duration.ofMinutes(1));

  /** What the last of these events sends. */
  List<Outgoing> sent(List<FulfilmentEvent> history) {
    Snapshot<FulfilmentState> process = process(history);
    return rules.outgoing(envelope(process.version(), history.getLast()), process);
  }

  /** Version n is recorded n seconds after the start. */
  Snapshot<FulfilmentState> process(List<FulfilmentEvent> history) {
    Snapshot<FulfilmentState> process = Snapshot.empty(rules);
    for (FulfilmentEvent event : history) {
      process = process.plus(envelope(process.version() + 1, event), rules);
    }
    return process;
  }

  static EventEnvelope<FulfilmentEvent> envelope(long version, FulfilmentEvent event) {
    Instant at = START.plusSeconds(version);
    return new EventEnvelope<>("o-1", version, at, at, "corr", "cause", event);
  }

  static List<FulfilmentEvent> with(List<FulfilmentEvent> events, FulfilmentEvent... more) {
    List<FulfilmentEvent> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return all;
  }
}
