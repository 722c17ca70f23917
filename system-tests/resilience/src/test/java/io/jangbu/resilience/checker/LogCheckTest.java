package io.jangbu.resilience.checker;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.Way;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LogCheckTest {

  private static final String SHIPPED = "o-1/0000000003";
  private static final String LAST = "o-1/0000000004";

  private final SoundLog log = SoundLog.ofTwoOrders();

  @Test
  void findsNothingInASoundLog() {
    assertThat(log.events).hasSize(5);
    assertThat(log.faults()).isEmpty();
  }

  @Test
  void findsAGap() {
    log.events.remove(log.placeOf(SHIPPED));
    assertThat(log.faults())
        .anySatisfy(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.GAP);
          assertThat(fault.what()).contains("versions 3 to 3 of o-1");
          assertThat(fault.at()).containsExactly(new Position("orders.events", 3, 4));
        });
  }

  @Test
  void findsATwin() {
    log.addAgain(SHIPPED, event -> event);
    assertThat(log.faults())
        .anySatisfy(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.TWIN);
          assertThat(fault.id()).isEqualTo(SHIPPED);
          assertThat(fault.at()).hasSize(2);
        });
  }

  @Test
  void findsAFork() {
    log.addAgain(LAST, event -> with(event, "another", new OrderCancelled("fork")));
    assertThat(kinds()).contains(Kind.FORK);
  }

  @Test
  void findsALostEventAtTheEndOfAStream() {
    log.events.remove(log.placeOf(LAST));
    assertThat(log.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.LOST);
          assertThat(fault.id()).isEqualTo(LAST);
        });
  }

  @Test
  void findsALostCommand() {
    Told<OrderCommand> sent = log.sentAndTaken(new ConfirmDelivery());
    assertThat(log.faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.LOST);
          assertThat(fault.id()).isEqualTo(sent.command().commandId().toString());
        });
  }

  @Test
  void findsALostResult() {
    CommandResult refusal = log.results.get(3).value();
    assertThat(refusal.accepted()).isFalse();
    log.results.remove(3);
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.UNANSWERED, Kind.LOST);
  }

  @Test
  void findsThatARefusalSpeaksOfALostEvent() {
    // Nobody knows of the delivery any more, but for one who was refused after it.
    CommandResult late = log.results.getLast().value();
    log.results.set(
        log.results.size() - 1,
        new Logged<>(
            log.results.getLast().at(),
            new CommandResult(
                late.commandId(),
                "o-1",
                Outcome.REJECTED,
                9,
                List.of(),
                "ALREADY_DELIVERED",
                "the order is delivered already")));
    assertThat(kinds()).contains(Kind.LOST);
  }

  @Test
  void findsAResultWithoutItsEvent() {
    log.change(
        Outcome.ACCEPTED,
        result ->
            result.events().contains(LAST)
                ? new CommandResult(
                    result.commandId(), "o-1", Outcome.ACCEPTED, 4, List.of(), null, null)
                : result);
    assertThat(kinds()).contains(Kind.STRAY, Kind.MISJUDGED);
  }

  @Test
  void findsAnEventWithoutItsResult() {
    log.results.removeLast();
    assertThat(kinds()).containsExactlyInAnyOrder(Kind.UNANSWERED, Kind.STRAY, Kind.LOST);
  }

  @Test
  void findsACommandThatWasDecidedTwice() {
    log.results.add(
        new Logged<>(new Position("orders.results", 3, 99), log.results.get(0).value()));
    assertThat(kinds()).containsExactly(Kind.STRAY);
  }

  @Test
  void findsTwoOutcomesOfOneCommand() {
    CommandResult first = log.results.get(6).value();
    log.results.set(
        6,
        new Logged<>(
            log.results.get(6).at(),
            new CommandResult(
                first.commandId(), "o-1", Outcome.REJECTED, 3, List.of(), "ALREADY_PAID", "")));
    assertThat(kinds()).contains(Kind.CONTRADICTION);
  }

  @Test
  void findsThatASenderWasToldOtherwise() {
    log.told.getFirst().hear(new Answer(Way.HTTP, Outcome.ACCEPTED, 2, null, null, null, 1));
    assertThat(kinds()).containsExactly(Kind.CONTRADICTION);
  }

  @Test
  void findsADecisionThatTheRulesDoNotGive() {
    log.events.set(
        log.placeOf(SHIPPED),
        new Logged<>(
            log.events.get(log.placeOf(SHIPPED)).at(),
            with(
                log.events.get(log.placeOf(SHIPPED)).value(),
                log.events.get(log.placeOf(SHIPPED)).value().causationId(),
                new OrderShipped("somebody else", null))));
    assertThat(kinds()).containsExactly(Kind.MISJUDGED);
  }

  @Test
  void findsARefusalForTheWrongReason() {
    log.change(
        Outcome.REJECTED,
        result ->
            "ALREADY_SHIPPED".equals(result.code())
                ? new CommandResult(
                    result.commandId(),
                    "o-1",
                    Outcome.REJECTED,
                    result.version(),
                    List.of(),
                    "NOT_PAID",
                    "the order is not paid yet")
                : result);
    assertThat(kinds()).contains(Kind.MISJUDGED);
  }

  @Test
  void findsEventsThatAreNotInTheirOrder() {
    Logged<EventEnvelope<OrderEvent>> shipped = log.events.remove(log.placeOf(SHIPPED));
    log.events.add(shipped);
    assertThat(kinds()).containsOnly(Kind.DISORDER);
  }

  @Test
  void findsACommandThatNobodyHasSent() {
    log.told.removeFirst();
    assertThat(kinds()).containsExactly(Kind.STRAY);
  }

  @Test
  void findsWhatCannotBeRead() {
    log.unreadable.add(new Logged<>(new Position("orders.results", 1, 5), "noise"));
    assertThat(kinds()).containsExactly(Kind.UNREADABLE);
  }

  @Test
  void findsGarbageWithoutADeadLetter() {
    log.deadLetters.clear();
    assertThat(kinds()).containsExactly(Kind.DEAD_LETTER);
  }

  @Test
  void findsADeadLetterForASoundCommand() {
    log.deadLetters.add(
        new Logged<>(
            new Position("orders.commands.dlt", 3, 1), new Position("orders.commands", 3, 0)));
    assertThat(kinds()).containsExactly(Kind.DEAD_LETTER);
  }

  private List<Kind> kinds() {
    return log.faults().stream().map(Fault::kind).toList();
  }

  private static EventEnvelope<OrderEvent> with(
      EventEnvelope<OrderEvent> event, String cause, OrderEvent payload) {
    String causation = cause.equals("another") ? new UUID(9, 9).toString() : cause;
    return new EventEnvelope<>(
        event.streamId(),
        event.version(),
        event.occurredAt(),
        event.recordedAt(),
        causation,
        causation,
        payload);
  }
}
