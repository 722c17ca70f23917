package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.shop.domain.fulfilment.FulfilmentRejection.PROCESS_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.Outgoing;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DispatchRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRefused;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentAwaited;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.PaymentReceived;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ProcessParked;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.AnswersAreMissing;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasPaid;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import io.jangbu.shop.domain.order.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What the way through the engine does not come by, but for answers: see {@link
 * FulfilmentAnswersTest}.
 */
class FulfilmentRulesTest extends FulfilmentSpec {

  @Test
  void asksForThePaymentFromTheMomentWhenTheStockIsConfirmed() {
    spec.given(RESERVED).when(new StockWasConfirmed(2, START)).then(new PaymentAwaited(2, DUE));
    assertThat(deadlines.of(process(CONFIRMED))).isEqualTo(Map.of("payment", DUE));
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
}
