package io.jangbu.shop.domain.fulfilment;

import static io.jangbu.shop.domain.fulfilment.CancellationReason.OUT_OF_STOCK;

import io.jangbu.core.StreamId;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.SkuQuantity;
import io.jangbu.shop.domain.order.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a fulfilment begins, once its order is there. */
final class FulfilmentBeginning {

  private FulfilmentBeginning() {}

  /** What begins with an order of these lines. */
  static List<FulfilmentEvent> of(long orderVersion, List<Line> lines, String correlationId) {
    List<FulfilmentEvent> events = new ArrayList<>();
    events.add(
        new FulfilmentStarted(FulfilmentRules.VERSION, orderVersion, sums(lines), correlationId));
    if (!lines.stream().map(Line::sku).allMatch(StreamId::isValid)) {
      events.add(new CancellationRequested(orderVersion, OUT_OF_STOCK));
    }
    return events;
  }

  /** One per sku; more pieces than a long holds are as many as nobody has. */
  private static List<SkuQuantity> sums(List<Line> lines) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (Line line : lines) {
      sums.merge(
          line.sku(), line.quantity(), (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
    }
    return sums.entrySet().stream()
        .map(each -> new SkuQuantity(each.getKey(), each.getValue()))
        .toList();
  }
}
