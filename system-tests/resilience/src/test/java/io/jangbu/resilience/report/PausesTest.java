package io.jangbu.resilience.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.Way;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PausesTest {

  private static final String HERE = "o-1";
  private static final String ELSEWHERE = "o-2";

  private final List<Told<?>> commands = new ArrayList<>();

  @Test
  void isTheLongestTimeWithoutAnAcknowledgedCommand() {
    answered(HERE, 0, 10);
    answered(HERE, 20, 50);
    assertThat(pauses(0, 100).anywhere()).isEqualTo(millis(50));
  }

  @Test
  void seesThatOnePartitionStandsStillWhileOthersGoOn() {
    answered(HERE, 10, 90);
    for (int time = 0; time < 100; time += 10) {
      answered(ELSEWHERE, time, time + 5);
    }
    assertThat(pauses(0, 100).anywhere()).isLessThanOrEqualTo(millis(10));
    assertThat(pauses(0, 100).inAPartition()).isEqualTo(millis(80));
  }

  @Test
  void countsNoTimeInWhichNobodyWaits() {
    answered(HERE, 0, 5);
    answered(HERE, 80, 85);
    assertThat(pauses(0, 100).inAPartition()).isEqualTo(millis(5));
  }

  @Test
  void countsACommandThatIsNeverAnsweredToTheEnd() {
    sent(HERE, 40);
    assertThat(pauses(0, 100).inAPartition()).isEqualTo(millis(60));
  }

  @Test
  void countsAPauseToItsEndAlsoWhenThatIsLater() {
    answered(HERE, 110, 500);
    answered(ELSEWHERE, 600, 610);
    Pauses pauses = Pauses.of(commands, nanos(100), nanos(200), nanos(1000));
    assertThat(pauses.inAPartition()).isEqualTo(millis(390));
    assertThat(pauses.anywhere()).isEqualTo(millis(400));
  }

  @Test
  void leavesOutAPauseThatBeganLater() {
    answered(HERE, 110, 120);
    answered(ELSEWHERE, 300, 900);
    Pauses pauses = Pauses.of(commands, nanos(100), nanos(200), nanos(1000));
    assertThat(pauses.inAPartition()).isEqualTo(millis(10));
  }

  @Test
  void countsOnlyTheBeginningOfItsTime() {
    answered(HERE, 0, 150);
    assertThat(pauses(100, 200).inAPartition()).isEqualTo(millis(50));
  }

  private void answered(String orderId, long sentMillis, long answeredMillis) {
    Told<?> told = sent(orderId, sentMillis);
    told.hear(
        new Answer(
            Way.TOPIC, Outcome.ACCEPTED, 1, null, null, null, millis(answeredMillis).toNanos()));
  }

  private Told<?> sent(String orderId, long sentMillis) {
    CommandEnvelope<OrderCommand> command =
        new CommandEnvelope<>(UUID.randomUUID(), orderId, null, null, null, new ConfirmDelivery());
    Told<OrderCommand> told = new Told<>(Context.ORDERS, command, millis(sentMillis).toNanos());
    told.sentOver(Way.TOPIC);
    commands.add(told);
    return told;
  }

  private Pauses pauses(long begin, long end) {
    return Pauses.of(commands, nanos(begin), nanos(end), nanos(end));
  }

  private static long nanos(long millis) {
    return millis(millis).toNanos();
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }
}
