package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.tracing.LogFields;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.shipping.inbox.Positions.Span;
import io.jangbu.shop.shipping.inbox.Received.Erased;
import io.jangbu.shop.shipping.inbox.Received.Forged;
import io.jangbu.shop.shipping.inbox.Received.Malformed;
import io.jangbu.shop.shipping.inbox.Received.OtherType;
import io.jangbu.shop.shipping.inbox.Received.Shipped;
import io.jangbu.shop.shipping.inbox.WhenOrderShippedThenRequestShipment.Taken;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.stereotype.Component;

/**
 * Takes in {@code orders.events}, batch by batch. Offsets are committed after the database has
 * committed: a batch may come again, and none is left out.
 */
@Component
class OrderEventsListener implements BatchConsumerAwareMessageListener<byte[], byte[]> {

  private static final Logger log = LoggerFactory.getLogger(OrderEventsListener.class);

  private final OrderEventReader reader;
  private final WhenOrderShippedThenRequestShipment policy;
  private final InboxMeters meters;
  private final OrderEventPartitions partitions;
  private final Placement placement;
  private final Deliveries deliveries;
  private final Traces traces;

  OrderEventsListener(
      OrderEventReader reader,
      WhenOrderShippedThenRequestShipment policy,
      InboxMeters meters,
      OrderEventPartitions partitions,
      Placement placement,
      Deliveries deliveries,
      Traces traces) {
    this.partitions = partitions;
    this.placement = placement;
    this.deliveries = deliveries;
    this.traces = traces;
    this.reader = reader;
    this.policy = policy;
    this.meters = meters;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<byte[], byte[]>> fetched, @Nullable Consumer<?, ?> consumer) {
    // From the metadata that a consumer has of what it reads: the broker is not asked.
    int count =
        partitions.require(
            Objects.requireNonNull(consumer).partitionsFor(OrderCodec.TOPICS.events()).size());
    List<ConsumerRecord<byte[], byte[]>> records = placement.placed(consumer, fetched);
    List<Span> spans = placement.spans(records);
    try {
      take(records, spans, count);
      placement.passed(spans);
    } catch (PositionMovedException _) {
      List<TopicPartition> moved = spans.stream().map(OrderEventsListener::partition).toList();
      log.info("Others have moved the positions of {}, which are looked up again", moved);
      placement.forget(moved);
      placement.placed(consumer, records);
    }
    deliveries.taken();
  }

  private void take(List<ConsumerRecord<byte[], byte[]>> records, List<Span> spans, int count) {
    List<Received> received = records.stream().map(record -> reader.read(record, count)).toList();
    List<ShipmentRequest> shipped = new ArrayList<>();
    List<ShipmentRequest> rewritten = new ArrayList<>();
    Receipts receipts = new Receipts(traces);
    for (int i = 0; i < received.size(); i++) {
      if (received.get(i) instanceof Shipped(var request, var again)) {
        shipped.add(receipts.begin(request, records.get(i)));
        if (again) {
          rewritten.add(request);
        }
      }
    }
    Taken taken = policy.handle(shipped, rewritten, spans);
    // Counted only now, so that a batch that is tried again is not counted again.
    receipts.end(taken.requested());
    count(taken);
    for (int i = 0; i < received.size(); i++) {
      count(received.get(i), records.get(i));
    }
  }

  private static TopicPartition partition(Span span) {
    return new TopicPartition(OrderCodec.TOPICS.events(), span.partition());
  }

  private void count(Taken taken) {
    meters.requested(taken.requested().size());
    meters.duplicate(taken.duplicates());
    meters.repeated(taken.repeated().size());
    for (ShipmentRequest repeated : taken.repeated()) {
      try (LogFields _ = LogFields.of(repeated.orderId(), repeated.origin().correlationId())) {
        log.warn(
            "Event {} asks for a shipment that order {} has already: skipped",
            repeated.eventId(),
            repeated.orderId());
      }
    }
  }

  private void count(Received received, ConsumerRecord<byte[], byte[]> record) {
    switch (received) {
      case Shipped _ -> {}
      case OtherType _ -> meters.skipped();
      case Erased _ -> meters.erased();
      case Forged(var reason) -> meters.forged(record, reason);
      case Malformed(var reason) -> {
        meters.malformed();
        log.warn(
            "Record {}-{}@{} is no event, skipped: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            reason);
      }
    }
  }
}
