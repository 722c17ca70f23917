package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Way;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StateCheckTest {

  private final Snapshot<Order> created =
      Objects.requireNonNull(SoundLog.ofTwoOrders().folded().get("o-2"));

  private final CommandEnvelope<OrderCommand> probe =
      probe(new ProcessPayment("probe", 999, "card"));

  @Test
  void findsNothingWhereTheAnswerIsThatOfTheEvents() {
    assertThat(faults(1, "UNDERPAID", "999 paid of 1000")).isEmpty();
  }

  @Test
  void findsAVersionThatTheEventsDoNotHave() {
    assertThat(faults(2, "VERSION_CONFLICT", "version 1 was expected, the stream is at 2"))
        .singleElement()
        .extracting(Fault::kind)
        .isEqualTo(Kind.STATE);
  }

  @Test
  void findsAStateThatTheEventsDoNotFoldInto() {
    assertThat(faults(1, "UNDERPAID", "999 paid of 2000")).hasSize(1);
    assertThat(faults(1, "ALREADY_PAID", "the order is paid already")).hasSize(1);
  }

  @Test
  void findsThatThereIsNoAnswer() {
    assertThat(StateCheck.of(Context.ORDERS, probe, created, null)).hasSize(1);
  }

  @Test
  void tellsWhatChangesNothingFromWhatDoes() {
    assertThat(StateCheck.isHarmless(Context.ORDERS, probe, created)).isTrue();
    assertThat(StateCheck.isHarmless(Context.ORDERS, probe(new CancelOrder("no probe")), created))
        .isFalse();
  }

  private List<Fault> faults(long version, String code, String message) {
    Answer answer = new Answer(Way.TOPIC, Outcome.REJECTED, version, List.of(), code, message, 0);
    return StateCheck.of(Context.ORDERS, probe, created, answer);
  }

  private static CommandEnvelope<OrderCommand> probe(OrderCommand payload) {
    return new CommandEnvelope<>(new UUID(1, 1), "o-2", 1L, null, null, payload);
  }
}
