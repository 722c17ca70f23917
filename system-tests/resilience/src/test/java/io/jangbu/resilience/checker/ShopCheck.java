package io.jangbu.resilience.checker;

import io.jangbu.resilience.checker.DueEvents.Lateness;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.time.Outages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All that the topics of the shop tell about themselves and about each other. */
public final class ShopCheck {

  private ShopCheck() {}

  /**
   * What is wrong with them, nothing if they are sound and nothing is under way any more.
   *
   * @param journal what the senders sent and heard
   * @param garbage where garbage was thrown in
   */
  public static List<Fault> of(
      ShopLog shop, Journal journal, Set<Position> garbage, Outages outages) {
    Sendings sendings = new Sendings();
    ProcessSendings.of(shop, sendings);
    ClaimSendings claims = ClaimSendings.of(shop, sendings);
    List<Fault> faults = new ArrayList<>();
    for (Reading<?, ?, ?> reading : shop.all()) {
      Map<UUID, Integer> asked =
          reading.context().equals(Context.ORDERS) ? claims.asked() : Map.of();
      faults.addAll(log(reading, journal, garbage, asked, outages));
    }
    faults.addAll(sendings.faults(shop));
    faults.addAll(claims.faults());
    faults.addAll(ProcessCheck.of(shop));
    faults.addAll(StockCheck.of(shop));
    faults.addAll(ReferenceCheck.of(shop));
    return faults;
  }

  private static <C, E, S> List<Fault> log(
      Reading<C, E, S> reading,
      Journal journal,
      Set<Position> garbage,
      Map<UUID, Integer> asked,
      Outages outages) {
    return LogCheck.of(reading, journal.of(reading.context()), garbage, asked, outages);
  }

  /** How late the deadlines were that were due since then. */
  public static Punctuality punctuality(ShopLog shop, Outages outages, Instant since) {
    return Punctuality.of(
        shop.all().stream()
            .flatMap(reading -> late(reading, outages))
            .filter(late -> !late.due().isBefore(since))
            .map(Lateness::by)
            .toList());
  }

  private static <C, E, S> Stream<Lateness> late(Reading<C, E, S> reading, Outages outages) {
    return DueEvents.of(reading, outages).late().stream();
  }
}
