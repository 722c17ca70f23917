package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.tracing.LogFields;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.jangbu.shop.shipping.shipment.ShipmentRequest.Origin;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receipts of one batch, each with its span {@code receive <topic>} if it led to a shipment: an
 * event that comes again has none.
 */
final class Receipts {

  private static final Logger log = LoggerFactory.getLogger(Receipts.class);

  private final Traces traces;
  private final Map<ShipmentRequest, Span> spans = new HashMap<>();

  Receipts(Traces traces) {
    this.traces = traces;
  }

  /** The request as it is to be kept: below the span of its receipt. */
  ShipmentRequest begin(ShipmentRequest request, ConsumerRecord<?, ?> record) {
    Span span = traces.applying("receive " + record.topic(), record.headers(), record.timestamp());
    span.tag("jangbu.stream", request.orderId()).tag("jangbu.event", "OrderShipped");
    Origin origin = request.origin();
    ShipmentRequest kept =
        request.from(new Origin(traces.headers(span, origin.trace()), origin.correlationId()));
    spans.put(kept, span);
    return kept;
  }

  /** Ends those that led to a shipment. The others were never begun, as far as a trace tells. */
  void end(List<ShipmentRequest> requested) {
    for (ShipmentRequest request : requested) {
      Span span = spans.getOrDefault(request, Span.NOOP);
      try (LogFields _ = LogFields.of(request.orderId(), request.origin().correlationId());
          SpanInScope _ = traces.enter(span)) {
        log.debug("{} asks for the shipment of order {}", request.eventId(), request.orderId());
      }
      span.end();
    }
  }
}
