package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.shop.GivenUpException;
import io.jangbu.cli.log.BrokerGoneException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** What the views and the log said at last, and what was checked. */
public record Settlement(Told told, Books views, LogAccount log, List<Check> checks) {

  public Settlement {
    checks = List.copyOf(checks);
  }

  /** Reads both sources and checks them once. */
  static Settlement look(Told told, ViewBooks views, LogBooks log, InstantSource clock)
      throws GivenUpException, BrokerGoneException, InterruptedException {
    Books seen = views.read(told.visits());
    LogAccount account = log.read();
    return new Settlement(told, seen, account, Checks.of(told, seen, account, clock.instant()));
  }

  /** Whether all agree. */
  public boolean isWell() {
    return checks.stream().allMatch(Check::isWell);
  }

  /** Whether looking again can change nothing for the better. */
  boolean isSettled() {
    return checks.stream().skip(1).allMatch(Check::isWell);
  }

  /** Until when orders wait for their payment, of all that do. */
  public List<Instant> paymentsDue() {
    return log.books().processes().values().stream()
        .map(Entry.ProcessEntry::paymentDue)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  /** From now until the last of them is due; zero if none waits. */
  Duration untilLastDue(Instant now) {
    List<Instant> due = paymentsDue();
    Duration left = due.isEmpty() ? Duration.ZERO : Duration.between(now, due.getLast());
    return left.isNegative() ? Duration.ZERO : left;
  }
}
