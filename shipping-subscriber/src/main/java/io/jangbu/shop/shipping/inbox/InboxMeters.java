package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.integrity.RefusedEvents;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** {@code jangbu.inbox.events} by outcome. */
@Component
class InboxMeters {

  private final Counter requested;
  private final Counter duplicate;
  private final Counter repeated;
  private final Counter skipped;
  private final Counter erased;
  private final Counter malformed;
  private final Counter forged;
  private final RefusedEvents refused;
  private final Counter groupAhead;
  private final Counter groupBehind;

  InboxMeters(MeterRegistry meters) {
    requested = counter(meters, "requested");
    duplicate = counter(meters, "duplicate");
    repeated = counter(meters, "repeated");
    skipped = counter(meters, "skipped");
    erased = counter(meters, "erased");
    malformed = counter(meters, "malformed");
    forged = counter(meters, "forged");
    refused = new RefusedEvents(meters, OrderCodec.TOPICS.events());
    groupAhead = differs(meters, "ahead");
    groupBehind = differs(meters, "behind");
  }

  /** OrderShipped, and a shipment was asked for. */
  void requested(int events) {
    requested.increment(events);
  }

  /** OrderShipped that had been taken in before. */
  void duplicate(int events) {
    duplicate.increment(events);
  }

  /** Another OrderShipped of an order that has its shipment. */
  void repeated(int events) {
    repeated.increment(events);
  }

  /** An event of another type. */
  void skipped() {
    skipped.increment();
  }

  /** A tombstone. */
  void erased() {
    erased.increment();
  }

  /** A record that is no event. */
  void malformed() {
    malformed.increment();
  }

  /** A record that the command service did not write. */
  void forged(ConsumerRecord<byte[], byte[]> record, Refusal reason) {
    forged.increment();
    refused.tell(record.partition(), record.offset(), record.key(), reason);
  }

  /** The group was beyond the database: somebody else has moved it. */
  void groupAhead() {
    groupAhead.increment();
  }

  /** The group was before the database, as after a stop between their commits. */
  void groupBehind() {
    groupBehind.increment();
  }

  private static Counter differs(MeterRegistry meters, String group) {
    return Counter.builder("jangbu.inbox.positions.differed")
        .description("Partitions of which the group's position was not the database's")
        .baseUnit("partitions")
        .tag("group", group)
        .register(meters);
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("jangbu.inbox.events")
        .description("Records of orders.events, by what became of them")
        .baseUnit("events")
        .tag("outcome", outcome)
        .register(meters);
  }
}
