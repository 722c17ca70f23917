package io.jangbu.shop.domain.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.Decision;
import io.jangbu.core.process.CannotGoOnException;
import io.jangbu.core.process.Outgoing;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentCompensated;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReleased;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderNotAccepted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessResumed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.order.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the process makes of answers: rejections, those that cross others, and where an operator is
 * needed.
 */
class FulfilmentAnswersTest extends FulfilmentSpec {

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
}
