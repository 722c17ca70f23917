package io.jangbu.cli.verify;

import io.jangbu.cli.verify.ShipmentRows.Row;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds each OrderShipped of the log against the shipment that it should have led to. */
final class ShipmentCheck {

  private static final String TOPIC = OrderCodec.TOPICS.events();

  private final EventReader<OrderEvent> reader = new EventReader<>(new OrderCodec());
  private final ShipmentRows database;
  private final int partitions;
  private final Map<String, EventId> shipped = new HashMap<>();
  private final Set<String> erased = new HashSet<>();
  private final List<String> findings = new ArrayList<>();
  private long notYet;

  /**
   * A check that has seen nothing.
   *
   * @param partitions of the topic
   * @param erased events that are known to be erased
   */
  ShipmentCheck(ShipmentRows database, int partitions, Set<EventId> erased) {
    this.database = database;
    this.partitions = partitions;
    erased.forEach(id -> this.erased.add(id.toString()));
  }

  /** The next record. What is no event, {@code verify} tells. */
  void read(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {
    try {
      EventId id = EventReader.id(key);
      EventReader.requireHome(id, partition, partitions);
      if (value == null) {
        erased.add(id.toString());
        return;
      }
      EventEnvelope<OrderEvent> event = reader.event(id, value);
      if (event.payload() instanceof OrderShipped payload) {
        shipped(partition, offset, id, payload);
      }
    } catch (MalformedRecordException _) {
      // Nobody takes it in.
    }
  }

  private void shipped(int partition, long offset, EventId id, OrderShipped payload) {
    EventId before = shipped.putIfAbsent(id.streamId(), id);
    if (before != null) {
      if (!before.equals(id)) {
        found(partition, offset, id, "is another OrderShipped of its order, after " + before);
      }
      return;
    }
    Row row = database.shipments().get(id.streamId());
    if (row == null) {
      if (database.isTakenIn(partition, offset)) {
        found(partition, offset, id, "has no shipment in the database");
      } else {
        notYet++;
      }
      return;
    }
    if (!row.eventId().equals(id.toString())) {
      found(partition, offset, id, "its order's shipment names another event: " + row.eventId());
    }
    if (!Objects.equals(row.carrier(), storable(payload.carrier()))) {
      found(partition, offset, id, "its shipment has another carrier");
    }
    if (!Objects.equals(row.trackingNumber(), storable(payload.trackingNumber()))) {
      found(partition, offset, id, "its shipment has another tracking number");
    }
  }

  /** The log has no more: what is wrong, a sentence each. */
  List<String> end() {
    database
        .shipments()
        .forEach((order, row) -> {
          if (!shipped.containsKey(order) && !erased.contains(row.eventId())) {
            findings.add(
                "shipment of %s: %s has no event %s".formatted(order, TOPIC, row.eventId()));
          }
        });
    return findings;
  }

  /** How many events have led to one shipment each, or should have. */
  long events() {
    return shipped.size();
  }

  /** How many of them the subscriber has not read yet. */
  long notYet() {
    return notYet;
  }

  private void found(int partition, long offset, EventId id, String wrong) {
    findings.add(new Finding(TOPIC, partition, offset, id.toString(), wrong).toString());
  }

  /** As PostgreSQL has it, which takes no NUL. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
