package io.jangbu.resilience.outside;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.Reading;
import io.jangbu.resilience.checker.ShopLog;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.TopicSender;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Asks the command side what it thinks of the streams that take commands from outside. */
final class StateProbes {

  /** Streams that had no command since the last time: so many of them are probed too. */
  private static final int OLD_STREAMS = 300;

  private final Journal journal;
  private final TopicSender sender;

  StateProbes(Journal journal, TopicSender sender) {
    this.journal = journal;
    this.sender = sender;
  }

  /**
   * What is wrong with the answers.
   *
   * @param recent what was sent since the last time
   */
  List<Fault> faults(ShopLog shop, List<Told<?>> recent) {
    List<StateProbe<?, ?, ?>> probes =
        List.of(
            asked(shop.orders(), recent, (_, order) -> Probes.of(order)),
            asked(
                shop.inventory(),
                recent,
                (sku, product) ->
                    Probes.of(product, shop.inventory().streams().events(sku).values())),
            asked(shop.carts(), recent, (_, _) -> Probes.ofCart()));
    List<Fault> faults = new ArrayList<>();
    probes.forEach(probe -> faults.addAll(probe.faults()));
    return faults;
  }

  private <C, E, S> StateProbe<C, E, S> asked(
      Reading<C, E, S> reading,
      List<Told<?>> recent,
      BiFunction<String, Snapshot<S>, List<C>> probes) {
    Context<C, E, S> context = reading.context();
    Map<String, Snapshot<S>> folded = folded(reading, journal.of(context));
    StateProbe<C, E, S> probe = new StateProbe<>(context, sender, journal);
    for (String id : probed(context, recent, folded.keySet())) {
      Snapshot<S> stream = folded.get(id);
      if (stream != null) {
        probe.ask(id, stream, probes.apply(id, stream));
      }
    }
    return probe;
  }

  /** What each stream that somebody has spoken of is by its events, also one that has none. */
  static <C, E, S> Map<String, Snapshot<S>> folded(Reading<C, E, S> reading, List<Told<C>> told) {
    Map<String, Snapshot<S>> folded = new LinkedHashMap<>(reading.folded());
    told.stream()
        .map(each -> each.command().streamId())
        .forEach(id -> folded.putIfAbsent(id, reading.context().newStream().snapshot()));
    return folded;
  }

  /** All that had a command lately, and the oldest ones, which a store has had time to forget. */
  private static Set<String> probed(
      Context<?, ?, ?> context, List<Told<?>> recent, Set<String> all) {
    Set<String> ids = new LinkedHashSet<>();
    recent.stream()
        .filter(told -> told.context().equals(context))
        .forEach(told -> ids.add(told.command().streamId()));
    all.stream().limit(OLD_STREAMS).forEach(ids::add);
    return ids;
  }
}
