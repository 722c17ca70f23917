package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.shop.domain.fulfilment.FulfilmentRejection.PROCESS_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.Decision;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.CannotGoOnException;
import io.jangbu.core.process.Outgoing;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DispatchRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReleased;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentAwaited;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentDeadlinePassed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentReceived;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessParked;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessResumed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.testkit.DeciderSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the way through the engine does not come by: retries, and where an operator is needed. */
class FulfilmentRulesTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final Instant DUE = START.plus(Duration.ofMinutes(30));

  private static final FulfilmentEvent STARTED =
      new FulfilmentStarted(
          1, 1, List.of(new SkuQuantity("mug", 2), new SkuQuantity("ink", 1)), "story-1");
  private static final List<FulfilmentEvent> RESERVED =
      List.of(STARTED, new LineReserved("mug"), new LineReserved("ink"));
  private static final List<FulfilmentEvent> CONFIRMED = with(RESERVED, new PaymentAwaited(2, DUE));
  private static final List<FulfilmentEvent> OVERDUE =
      with(
          CONFIRMED,
          new PaymentDeadlinePassed(),
          new CancellationRequested(2, CancellationReason.UNPAID));
  private static final List<FulfilmentEvent> RELEASING =
      with(OVERDUE, new ReleaseRequested(3, CancellationReason.UNPAID));

  private final FulfilmentRules rules = new FulfilmentRules(Duration.ofMinutes(30));
  private final DeciderSpec<FulfilmentInput, FulfilmentEvent, FulfilmentState> spec =
      new DeciderSpec<>(rules);
  private final FulfilmentDeadlines deadlines = new FulfilmentDeadlines(Duration.ofMinutes(1));

  @Test
  void asksForThePaymentFromTheMomentWhenTheStockIsConfirmed() {
    spec.given(RESERVED).when(new StockWasConfirmed(2, START)).then(new PaymentAwaited(2, DUE));
    assertThat(deadlines.of(process(CONFIRMED))).isEqualTo(Map.of("payment", DUE));
  }

  @Test
  void looksAgainWhereTheOrderHasChangedMeanwhile() {
    List<FulfilmentEvent> refused =
        List.of(
            STARTED,
            new LineRefused("ink", "INSUFFICIENT_STOCK"),
            new CancellationRequested(1, CancellationReason.OUT_OF_STOCK));
    spec.given(refused)
        .when(new CommandWasAnswered("cancel/1", "VERSION_CONFLICT", 2))
        .then(new CancellationRequested(2, CancellationReason.OUT_OF_STOCK));
    assertThat(sent(with(refused, new CancellationRequested(2, CancellationReason.OUT_OF_STOCK))))
        .singleElement()
        .satisfies(again -> {
          assertThat(again.step()).as("another command").isEqualTo("cancel/2");
          assertThat(again.expectedVersion()).isEqualTo(2);
        });
  }

  /** Asked again before it was heard that it is refused, which was forgotten by then. */
  @Test
  void releasesALineThatIsReservedAfterAll() {
    CommandWasAnswered late = new CommandWasAnswered("reserve/ink", null, 9);
    List<FulfilmentEvent> refused =
        List.of(
            STARTED,
            new LineReserved("mug"),
            new LineRefused("ink", "INSUFFICIENT_STOCK"),
            new CancellationRequested(1, CancellationReason.OUT_OF_STOCK));
    spec.given(refused).when(late).then(new LineReserved("ink"));
    assertThat(
            sent(
                with(
                    refused,
                    new LineReserved("ink"),
                    new ReleaseRequested(2, CancellationReason.OUT_OF_STOCK))))
        .extracting(Outgoing::step)
        .containsExactly("release/mug", "release/ink");

    List<FulfilmentEvent> ended =
        with(
            refused,
            new ReleaseRequested(2, CancellationReason.OUT_OF_STOCK),
            new LineReleased("mug", null),
            new FulfilmentCompensated(CancellationReason.OUT_OF_STOCK));
    spec.given(ended).when(late).then(new LineReserved("ink"));
    assertThat(sent(with(ended, new LineReserved("ink"))))
        .extracting(Outgoing::step)
        .containsExactly("release/ink");
    assertThat(
            spec.given(with(ended, new LineReserved("ink")))
                .when(new CommandWasAnswered("release/ink", null, 10))
                .decision())
        .isEqualTo(
            new Decision.Accepted<FulfilmentEvent>(
                List.of(
                    new LineReleased("ink", null),
                    new FulfilmentCompensated(CancellationReason.OUT_OF_STOCK))));
  }

  /** An operator has abandoned what it had to hear: it may be the payment. */
  @Test
  void cancelsNothingAsUnpaidOfWhichItDoesNotKnowHowItHasChanged() {
    assertThatExceptionOfType(CannotGoOnException.class)
        .isThrownBy(() ->
            spec.given(OVERDUE).when(new CommandWasAnswered("cancel/1", "VERSION_CONFLICT", 3)))
        .withMessageContaining("it may be paid");
  }

  @Test
  void leavesAnOrderAloneThatWasPaidMeanwhile() {
    spec.given(OVERDUE).when(new OrderWasPaid(3)).then(new PaymentReceived(3));
    spec.given(with(OVERDUE, new PaymentReceived(3)))
        .when(new CommandWasAnswered("cancel/1", "VERSION_CONFLICT", 3))
        .thenUnchanged();
  }

  @Test
  void sendsAgainWhatIsNotAnswered() {
    List<FulfilmentEvent> half = List.of(STARTED, new LineReserved("mug"));
    assertThat(deadlines.of(process(half))).isEqualTo(Map.of("answer", START.plusSeconds(62)));
    spec.given(half).when(new AnswersAreMissing()).then(new AnswersMissed());

    List<FulfilmentEvent> missed = with(half, new AnswersMissed());
    assertThat(sent(missed)).extracting(Outgoing::step).isEqualTo(List.of("reserve/ink"));
    assertThat(deadlines.of(process(missed)))
        .as("twice as long")
        .isEqualTo(Map.of("answer", START.plusSeconds(3 + 120)));
  }

  @Test
  void triesWhatWasRejectedAgainAsAnotherCommand() {
    spec.given(RELEASING)
        .when(new CommandWasAnswered("release/mug", "COMMAND_ID_REUSED", 7))
        .then(new LineNotAccepted("mug", "COMMAND_ID_REUSED"));
    spec.given(RESERVED)
        .when(new CommandWasAnswered("confirm", "COMMAND_ID_REUSED", 1))
        .then(new OrderNotAccepted("confirm", "COMMAND_ID_REUSED"));
    spec.given(OVERDUE)
        .when(new CommandWasAnswered("cancel/1", "STREAM_INCOMPLETE", 2))
        .then(new OrderNotAccepted("cancel", "STREAM_INCOMPLETE"));

    List<FulfilmentEvent> refused =
        with(RELEASING, new LineNotAccepted("mug", "COMMAND_ID_REUSED"));
    assertThat(sent(refused)).as("not at once").isEmpty();
    assertThat(sent(with(refused, new AnswersMissed())))
        .extracting(Outgoing::step)
        .isEqualTo(List.of("release/mug/1", "release/ink"));
    assertThat(
            sent(
                with(
                    RESERVED,
                    new OrderNotAccepted("confirm", "COMMAND_ID_REUSED"),
                    new AnswersMissed())))
        .extracting(Outgoing::step)
        .isEqualTo(List.of("confirm/1"));
  }

  @Test
  void takesNoRejectionForAnAnswerThatAnotherCommandOfThatIdHad() {
    spec.given(List.of(STARTED))
        .when(new CommandWasAnswered("reserve/mug", "COMMAND_ID_REUSED", 3))
        .then(new LineNotAccepted("mug", "COMMAND_ID_REUSED"));
  }

  @Test
  void takesWhatCanNeverBeReleasedForReleased() {
    spec.given(RELEASING)
        .when(new CommandWasAnswered("release/mug", "STREAM_INCOMPLETE", 7))
        .then(new LineReleased("mug", "STREAM_INCOMPLETE"));
  }

  @Test
  void sendsWhatIsNotAnsweredForAsLongAsItTakes() {
    List<FulfilmentEvent> events = new ArrayList<>(RELEASING);
    for (int i = 0; i < 40; i++) {
      spec.given(events).when(new AnswersAreMissing()).then(new AnswersMissed());
      events.add(new AnswersMissed());
    }
    Snapshot<FulfilmentState> process = process(events);
    assertThat(deadlines.of(process).get("answer"))
        .as("an hour at most")
        .isEqualTo(process.updatedAt().plus(Duration.ofHours(1)));
  }

  @Test
  void needsAnOperatorWhereWhatItSendsIsRejectedAgainAndAgain() {
    List<FulfilmentEvent> events =
        new ArrayList<>(with(RELEASING, new LineNotAccepted("mug", "INVALID")));
    for (int i = 0; i < 10; i++) {
      spec.given(events).when(new AnswersAreMissing()).then(new AnswersMissed());
      events.add(new AnswersMissed());
    }

    assertThatExceptionOfType(CannotGoOnException.class)
        .isThrownBy(() -> spec.given(events).when(new AnswersAreMissing()))
        .withMessageContaining("rejected, also when they were sent again");

    events.add(rules.parked("a reason"));
    assertThat(rules.isParked(process(events).state())).isTrue();
    events.add(new ProcessResumed());
    spec.given(events).when(new AnswersAreMissing()).then(new AnswersMissed());
  }

  @Test
  void beginsWithTheAnswerWhereItHasNotHeardThatItsOrderWasCreated() {
    FulfilmentEvent requested =
        new OrderRequested(
            1, "cart-1", "c-1", "EUR", List.of(new Line("mug", 2, 5)), 0, null, "story-1");

    Decision<FulfilmentEvent> decision =
        spec.given(List.of(requested))
            .when(new CommandWasAnswered("create/cart-1", null, 1))
            .decision();

    assertThat(decision)
        .isEqualTo(
            new Decision.Accepted<FulfilmentEvent>(
                List.of(
                    new OrderAccepted("cart-1"),
                    new FulfilmentStarted(1, 1, List.of(new SkuQuantity("mug", 2)), "story-1"))));
  }

  @Test
  void keepsFewCartsThatWaitToBeTheSameOrder() {
    List<FulfilmentEvent> events = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      CartWasCheckedOut cart = cart("cart-" + i);
      var decision = spec.given(events).when(cart).decision();
      assertThat(decision).isInstanceOf(Decision.Accepted.class);
      events.addAll(((Decision.Accepted<FulfilmentEvent>) decision).events());
    }
    assertThat(process(events).state().checkouts()).hasSize(10);
    spec.given(events).when(cart("more")).then(new OrderRefused("more", "ORDER_EXISTS"));
    spec.given(CONFIRMED).when(cart("late")).then(new OrderRefused("late", "ORDER_EXISTS"));
  }

  private static CartWasCheckedOut cart(String cartId) {
    return new CartWasCheckedOut(
        cartId, "c-1", "EUR", List.of(new Line("mug", 2, 5)), 0, null, "story-1");
  }

  @Test
  void reservesWhatIsAnsweredAfterTheCancellationAndReleasesItAtOnce() {
    List<FulfilmentEvent> cancelled =
        List.of(
            STARTED,
            new LineRefused("ink", "INSUFFICIENT_STOCK"),
            new CancellationRequested(1, CancellationReason.OUT_OF_STOCK),
            new ReleaseRequested(2, CancellationReason.OUT_OF_STOCK));
    spec.given(cancelled)
        .when(new CommandWasAnswered("reserve/mug", null, 4))
        .then(new LineReserved("mug"));
    assertThat(sent(with(cancelled, new LineReserved("mug"))))
        .extracting(Outgoing::step)
        .isEqualTo(List.of("release/mug"));
  }

  @Test
  void takesNoNoticeOfWhatItDoesNotKnow() {
    spec.given(List.of()).when(new OrderWasPaid(2)).thenRejected(PROCESS_NOT_FOUND);
    spec.given(CONFIRMED).when(new CommandWasAnswered("reserve/mug", null, 3)).thenUnchanged();
    spec.given(CONFIRMED).when(new CommandWasAnswered("release/pen", null, 3)).thenUnchanged();
    spec.given(CONFIRMED).when(new CommandWasAnswered("juggle", null, 3)).thenUnchanged();
    spec.given(CONFIRMED).when(new AnswersAreMissing()).thenUnchanged();
  }

  @Test
  void saysWhatItWaitsFor() {
    assertThat(awaited(List.of(STARTED))).isEqualTo(List.of("reserve/mug", "reserve/ink"));
    assertThat(awaited(RESERVED)).isEqualTo(List.of("confirm"));
    assertThat(awaited(CONFIRMED)).isEqualTo(List.of("payment"));
    assertThat(awaited(OVERDUE)).isEqualTo(List.of("cancel/1"));
    List<FulfilmentEvent> shipped =
        with(CONFIRMED, new PaymentReceived(3), new DispatchRequested(4));
    assertThat(awaited(shipped)).isEqualTo(List.of("dispatch/mug", "dispatch/ink"));
  }

  @Test
  void staysAsItWasWhileItIsParked() {
    List<FulfilmentEvent> parked = with(CONFIRMED, new ProcessParked("a defect"));

    assertThat(process(parked).state().stage()).isEqualTo(FulfilmentState.Stage.AWAITING_PAYMENT);
    assertThat(process(parked).state().parked()).isEqualTo("a defect");
  }

  private List<String> awaited(List<FulfilmentEvent> history) {
    return new FulfilmentSteps("o-1", process(history).state()).awaited();
  }

  /** What the last of these events sends. */
  private List<Outgoing> sent(List<FulfilmentEvent> history) {
    Snapshot<FulfilmentState> process = process(history);
    return rules.outgoing(envelope(process.version(), history.getLast()), process);
  }

  /** Version n is recorded n seconds after the start. */
  private Snapshot<FulfilmentState> process(List<FulfilmentEvent> history) {
    Snapshot<FulfilmentState> process = Snapshot.empty(rules);
    for (FulfilmentEvent event : history) {
      process = process.plus(envelope(process.version() + 1, event), rules);
    }
    return process;
  }

  private static EventEnvelope<FulfilmentEvent> envelope(long version, FulfilmentEvent event) {
    Instant at = START.plusSeconds(version);
    return new EventEnvelope<>("o-1", version, at, at, "corr", "cause", event);
  }

  private static List<FulfilmentEvent> with(List<FulfilmentEvent> events, FulfilmentEvent... more) {
    List<FulfilmentEvent> all = new ArrayList<>(events);
    all.addAll(List.of(more));
    return all;
  }
}
