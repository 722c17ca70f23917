package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.PaymentIsOverdue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Until when a fulfilment waits: for the payment, and for the answers to what it has sent. These
 * are missing so long after its last event, and with each time that they are twice as long.
 *
 * @param answer above 0
 */
public record FulfilmentDeadlines(Duration answer)
    implements Deadlines<FulfilmentInput, FulfilmentState> {

  /** The order is to be paid. */
  public static final String PAYMENT = "payment";

  /** What was sent is to be answered. */
  public static final String ANSWER = "answer";

  private static final Duration LONGEST = Duration.ofHours(1);

  @Override
  public Map<String, Instant> of(Snapshot<FulfilmentState> process) {
    FulfilmentState state = process.state();
    Map<String, Instant> deadlines = new TreeMap<>();
    if (state.paymentDue() != null) {
      deadlines.put(PAYMENT, state.paymentDue());
    }
    if (state.awaitsAnswers()) {
      deadlines.put(ANSWER, process.updatedAt().plus(pause(state.missed())));
    }
    return deadlines;
  }

  private Duration pause(int missed) {
    Duration pause = answer;
    for (int i = 0; i < missed && pause.compareTo(LONGEST) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return missed > 0 && pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
  }

  @Override
  public FulfilmentInput reached(String name) {
    return name.equals(PAYMENT) ? new PaymentIsOverdue() : new AnswersAreMissing();
  }

  @Override
  public @Nullable String correlationId(Snapshot<FulfilmentState> process) {
    String story = process.state().story();
    return story.isEmpty() ? null : story;
  }
}
