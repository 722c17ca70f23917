package io.jangbu.resilience.outside;

import io.jangbu.core.EventEnvelope;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.Logged;
import io.jangbu.resilience.checker.ShipmentCheck;
import io.jangbu.resilience.checker.ShipmentRow;
import io.jangbu.resilience.cluster.CarrierBook;
import io.jangbu.shop.domain.order.OrderEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Compares what the subscriber has written and shows, and what the carrier has accepted. */
final class ShipmentReads {

  private static final int NEWEST = 1_000;

  private final Database database;
  private final CarrierBook carrier;
  private final Service subscribers;

  ShipmentReads(Database database, CarrierBook carrier, Service subscribers) {
    this.database = database;
    this.carrier = carrier;
    this.subscribers = subscribers;
  }

  List<Fault> faults(List<Logged<EventEnvelope<OrderEvent>>> events) {
    List<ShipmentRow> rows = database.shipments();
    List<Fault> faults =
        new ArrayList<>(
            ShipmentCheck.of(
                events, rows, database.inbox(), carrier.acceptedKeysByOrder(), carrier::refuses));
    Map<String, ShipmentRow> byOrder = new HashMap<>();
    rows.forEach(row -> byOrder.put(row.orderId(), row));
    for (int instance = 0; instance < subscribers.instances(); instance++) {
      faults.addAll(shown(instance, byOrder));
    }
    return faults;
  }

  /** What an instance shows of the newest shipments. */
  private List<Fault> shown(int instance, Map<String, ShipmentRow> rows) {
    JsonNode answer = subscribers.get(instance, "/shipments?limit=" + NEWEST);
    if (answer == null || answer.path("shipments").size() < Math.min(NEWEST, rows.size())) {
      return List.of(fault("instance " + instance, "it does not show the shipments: " + answer));
    }
    List<Fault> faults = new ArrayList<>();
    for (JsonNode shown : answer.path("shipments")) {
      String orderId = shown.path("orderId").asString("");
      ShipmentRow row = rows.get(orderId);
      if (row == null
          || !shown.path("eventId").asString("").equals(row.eventId())
          || !shown.path("status").asString("").equals(row.status())) {
        faults.add(fault(orderId, shown + " instead of " + row));
      }
    }
    return faults;
  }

  private static Fault fault(String id, String what) {
    return new Fault(Fault.Kind.SHIPMENT, id, List.of(), what);
  }
}
