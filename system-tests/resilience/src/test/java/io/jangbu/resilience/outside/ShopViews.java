package io.jangbu.resilience.outside;

import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.ExpectedCheckoutViews;
import io.jangbu.resilience.checker.ExpectedViews;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.Reading;
import io.jangbu.resilience.checker.ShopLog;
import io.jangbu.resilience.load.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Compares all views, on every instance, with what the events fold into. */
final class ShopViews {

  private final ViewReads views;
  private final Journal journal;

  ShopViews(Service projections, Journal journal) {
    this.views = new ViewReads(projections);
    this.journal = journal;
  }

  /** What is still wrong after that time. */
  List<Fault> faults(ShopLog shop, Duration within) {
    List<Fault> faults = new ArrayList<>();
    faults.addAll(of("/orders/", expected(shop.orders(), ExpectedViews::order), within));
    faults.addAll(of("/products/", expected(shop.inventory(), ExpectedViews::product), within));
    faults.addAll(of("/carts/", expected(shop.carts(), ExpectedCheckoutViews::cart), within));
    faults.addAll(
        of(
            "/processes/fulfilment/",
            expected(shop.fulfilment(), ExpectedCheckoutViews::process),
            within));
    faults.addAll(
        of("/references?", ExpectedCheckoutViews.references(shop.orders().folded()), within));
    faults.addAll(of("/deadlines", Map.of("", ExpectedCheckoutViews.noDeadlines()), within));
    faults.addAll(
        Settling.within(within, () -> views.countFaults(shop.orders().folded().values())));
    return faults;
  }

  private <C, E, S> Map<String, JsonNode> expected(
      Reading<C, E, S> reading, BiFunction<String, Snapshot<S>, JsonNode> view) {
    Map<String, JsonNode> expected = new LinkedHashMap<>();
    StateProbes.folded(reading, journal.of(reading.context()))
        .forEach((id, snapshot) -> expected.put(id, view.apply(id, snapshot)));
    return expected;
  }

  private List<Fault> of(String path, Map<String, JsonNode> expected, Duration within) {
    ViewReads.Look look = views.look(path, expected);
    return Settling.within(within, look::faults);
  }
}
