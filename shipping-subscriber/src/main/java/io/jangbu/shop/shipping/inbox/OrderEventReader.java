package io.jangbu.shop.shipping.inbox;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.integrity.Refusal;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.kafka.record.Rewritten;
import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.shipping.inbox.Received.Erased;
import io.jangbu.shop.shipping.inbox.Received.Forged;
import io.jangbu.shop.shipping.inbox.Received.Malformed;
import io.jangbu.shop.shipping.inbox.Received.OtherType;
import io.jangbu.shop.shipping.inbox.Received.Shipped;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.jangbu.shop.shipping.shipment.ShipmentRequest.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Tells from the header what a record is, and decodes only what asks for a shipment. */
@Component
class OrderEventReader {

  private static final String SHIPPED = OrderShipped.class.getSimpleName();

  private final EventReader<OrderEvent> reader = new EventReader<>(new OrderCodec());

  /** By thread, each of which has partitions of its own. */
  private final ThreadLocal<Authenticity> authenticity;

  OrderEventReader(EventTrust trust) {
    this.authenticity =
        ThreadLocal.withInitial(() -> trust.authenticity(OrderCodec.TOPICS.events()));
  }

  /** {@code partitions} is how many the record's topic has. */
  Received read(ConsumerRecord<byte[], byte[]> record, int partitions) {
    if (record.value() == null) {
      return new Erased();
    }
    String notTaken = NotTaken.reason(record.headers());
    if (notTaken != null) {
      return new Malformed(notTaken);
    }
    Refusal refusal =
        authenticity
            .get()
            .refusal(
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                record.headers());
    if (refusal != null) {
      return new Forged(refusal);
    }
    String type = CloudEventHeaders.type(record.headers());
    if (type == null) {
      return new Malformed("there is no header " + CloudEventHeaders.TYPE);
    }
    return type.equals(SHIPPED) ? shipped(record, partitions) : new OtherType();
  }

  private Received shipped(ConsumerRecord<byte[], byte[]> record, int partitions) {
    try {
      EventEnvelope<OrderEvent> event =
          reader.event(record.key(), record.value(), record.partition(), partitions);
      return switch (event.payload()) {
        case OrderShipped(var carrier, var trackingNumber) ->
            new Shipped(
                new ShipmentRequest(
                    event.streamId(),
                    event.id().toString(),
                    carrier,
                    trackingNumber,
                    new Origin(TraceHeaders.of(record.headers()), event.correlationId())),
                Rewritten.isMarked(record.headers()));
        default -> new Malformed("the header says " + SHIPPED + ", the value " + event.type());
      };
    } catch (MalformedRecordException e) {
      return new Malformed(String.valueOf(e.getMessage()));
    }
  }
}
