package io.jangbu.shipping.inbox;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.domain.order.OrderEvent.OrderShipped;
import io.jangbu.schemas.CloudEventHeaders;
import io.jangbu.schemas.EventReader;
import io.jangbu.schemas.MalformedRecordException;
import io.jangbu.schemas.NotTaken;
import io.jangbu.schemas.Rewritten;
import io.jangbu.schemas.order.OrderCodec;
import io.jangbu.shipping.inbox.Received.Erased;
import io.jangbu.shipping.inbox.Received.Malformed;
import io.jangbu.shipping.inbox.Received.OtherType;
import io.jangbu.shipping.inbox.Received.Shipped;
import io.jangbu.shipping.shipment.ShipmentRequest;
import io.jangbu.shipping.shipment.ShipmentRequest.Origin;
import io.jangbu.tracing.TraceHeaders;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.stereotype.Component;

/** Tells from the header what a record is, and decodes only what asks for a shipment. */
@Component
class OrderEventReader {

  private static final String SHIPPED = OrderShipped.class.getSimpleName();

  private final EventReader<OrderEvent> reader = new EventReader<>(new OrderCodec());

  /** {@code partitions} is how many the record's topic has. */
  Received read(ConsumerRecord<byte[], byte[]> record, int partitions) {
    if (record.value() == null) {
      return new Erased();
    }
    String notTaken = NotTaken.reason(record.headers());
    if (notTaken != null) {
      return new Malformed(notTaken);
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
