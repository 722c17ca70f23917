package io.jangbu.resilience.checker;

import io.jangbu.core.EventEnvelope;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Whether shipments, what was taken in, and what the carrier has, are the OrderShipped events. */
public final class ShipmentCheck {

  private ShipmentCheck() {}

  private record Asked(Logged<EventEnvelope<OrderEvent>> event, OrderShipped shipped) {
    String id() {
      return event.value().id().toString();
    }
  }

  /**
   * Compares them.
   *
   * @param inbox the ids of the events that were taken in
   * @param accepted the keys that the carrier accepted, by order
   * @param refused the orders that the carrier refuses: their shipments are parked
   */
  public static List<Fault> of(
      List<Logged<EventEnvelope<OrderEvent>>> events,
      List<ShipmentRow> shipments,
      Collection<String> inbox,
      Map<String, List<String>> accepted,
      Predicate<String> refused) {
    Map<String, Asked> asked = new LinkedHashMap<>();
    for (Logged<EventEnvelope<OrderEvent>> event : events) {
      if (event.value().payload() instanceof OrderShipped shipped) {
        asked.putIfAbsent(event.value().streamId(), new Asked(event, shipped));
      }
    }
    List<Fault> faults = new ArrayList<>();
    Map<String, List<ShipmentRow>> rows = new HashMap<>();
    shipments.forEach(row -> rows.computeIfAbsent(row.orderId(), _ -> new ArrayList<>()).add(row));
    asked.forEach((orderId, each) -> {
      boolean isRefused = refused.test(orderId);
      compare(each, rows.getOrDefault(orderId, List.of()), isRefused, faults);
      List<String> keys = accepted.getOrDefault(orderId, List.of());
      List<String> expected = isRefused ? List.of() : List.of(each.id());
      if (!keys.equals(expected)) {
        faults.add(
            Fault.of(
                Kind.CARRIER,
                orderId,
                "it has accepted " + keys + " instead of " + expected,
                each.event().at()));
      }
    });
    notAsked(rows.keySet(), asked.keySet(), Kind.SHIPMENT, "a shipment", faults);
    notAsked(accepted.keySet(), asked.keySet(), Kind.CARRIER, "the carrier has a request", faults);
    Set<String> ids = new HashSet<>();
    asked.values().forEach(each -> ids.add(each.id()));
    notAsked(inbox, ids, Kind.SHIPMENT, "taken in", faults);
    notAsked(ids, new HashSet<>(inbox), Kind.SHIPMENT, "OrderShipped was never taken in", faults);
    return faults;
  }

  private static void compare(
      Asked asked, List<ShipmentRow> rows, boolean refused, List<Fault> faults) {
    OrderShipped shipped = asked.shipped();
    boolean right =
        rows.size() == 1
            && rows.getFirst().eventId().equals(asked.id())
            && rows.getFirst().carrier().equals(shipped.carrier())
            && Objects.equals(rows.getFirst().trackingNumber(), shipped.trackingNumber())
            && rows.getFirst().status().equals(refused ? "PARKED" : "ACCEPTED")
            && (rows.getFirst().carrierReference() == null) == refused;
    if (!right) {
      faults.add(
          Fault.of(
              Kind.SHIPMENT,
              asked.event().value().streamId(),
              "it has " + rows + " for " + asked.id(),
              asked.event().at()));
    }
  }

  private static void notAsked(
      Collection<String> there, Set<String> expected, Kind kind, String what, List<Fault> faults) {
    there.stream()
        .filter(id -> !expected.contains(id))
        .forEach(id -> faults.add(Fault.of(kind, id, what + ", and no event accounts for it")));
  }
}
