package io.jangbu.cli.importer;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.OrderCommand;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** A pipeline without a broker: a ledger answers at the next poll whatever it is to answer. */
final class LedgerPipeline implements Pipeline {

  final List<CommandEnvelope<OrderCommand>> sent = new ArrayList<>();
  private final Ledger ledger;
  private final Predicate<CommandEnvelope<OrderCommand>> answered;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private int mostInFlight;

  LedgerPipeline(Ledger ledger, Predicate<CommandEnvelope<OrderCommand>> answered) {
    this.ledger = ledger;
    this.answered = answered;
  }

  int mostInFlight() {
    return mostInFlight;
  }

  @Override
  public void send(CommandEnvelope<OrderCommand> command) {
    sent.add(command);
    if (answered.test(command)) {
      answers.add(ledger.decide(command));
      mostInFlight = Math.max(mostInFlight, answers.size());
    }
  }

  @Override
  public List<Answer> poll(Duration atMost) {
    List<Answer> now = new ArrayList<>();
    for (int i = 0; i < 500 && !answers.isEmpty(); i++) {
      now.add(answers.remove());
    }
    return now;
  }

  @Override
  public void close() {}
}
