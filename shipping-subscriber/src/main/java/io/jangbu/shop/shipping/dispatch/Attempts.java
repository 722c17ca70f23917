package io.jangbu.shop.shipping.dispatch;

import io.jangbu.kafka.tracing.LogFields;
import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.shipping.carrier.CarrierAnswer;
import io.jangbu.shop.shipping.shipment.Claim;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import org.springframework.stereotype.Component;

/**
 * Makes an attempt: asks the carrier and writes down what it answered. Each has its span {@code ask
 * carrier}, in the trace of the order's event, whenever and by whomever it is made.
 */
@Component
class Attempts {

  private final CarrierCalls carrier;
  private final Outcomes outcomes;
  private final Traces traces;

  Attempts(CarrierCalls carrier, Outcomes outcomes, Traces traces) {
    this.carrier = carrier;
    this.outcomes = outcomes;
    this.traces = traces;
  }

  /**
   * @throws InterruptedException if nobody waits for the answer any more; it is then unknown
   */
  void make(Claim claim) throws InterruptedException {
    ShipmentRequest request = claim.request();
    Span span = traces.asking("ask carrier", request.origin().trace());
    try (LogFields _ = LogFields.of(request.orderId(), request.origin().correlationId());
        SpanInScope _ = traces.enter(span)) {
      outcomes.write(claim, ask(claim, span));
    }
  }

  private CarrierAnswer ask(Claim claim, Span span) throws InterruptedException {
    ShipmentRequest request = claim.request();
    TraceHeaders trace = traces.headers(span, request.origin().trace());
    span.tag("jangbu.stream", request.orderId()).tag("jangbu.attempt", claim.attempt());
    try {
      CarrierAnswer answer = carrier.ask(request, trace);
      span.tag("jangbu.outcome", CarrierCalls.outcome(answer));
      return answer;
    } finally {
      span.end();
    }
  }
}
