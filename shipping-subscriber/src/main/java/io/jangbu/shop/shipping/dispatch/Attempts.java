package io.jangbu.shop.shipping.dispatch;

import io.jangbu.kafka.tracing.LogFields;
import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.shop.shipping.carrier.Carrier;
import io.jangbu.shop.shipping.carrier.CarrierAnswer;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shop.shipping.shipment.Claim;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes an attempt: asks the carrier, measures how long it takes, and writes down what it answered.
 * Each has its span {@code ask carrier}, in the trace of the order's event, whenever and by
 * whomever it is made.
 */
@Component
class Attempts {

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  private final Carrier carrier;
  private final CarrierTimes times;
  private final Outcomes outcomes;
  private final Traces traces;

  Attempts(Carrier carrier, MeterRegistry meters, Outcomes outcomes, Traces traces) {
    this.carrier = carrier;
    this.times = new CarrierTimes(meters);
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
    long began = System.nanoTime();
    try {
      CarrierAnswer answer = answer(request, trace);
      times.record(answer, System.nanoTime() - began);
      span.tag("jangbu.outcome", answer.outcome());
      return answer;
    } finally {
      span.end();
    }
  }

  private CarrierAnswer answer(ShipmentRequest request, TraceHeaders trace)
      throws InterruptedException {
    try {
      return carrier.ask(request, trace);
    } catch (RuntimeException e) {
      // A fault of ours. The shipment must neither be lost nor be tried for ever without a pause.
      log.error("The carrier could not be asked for order {}", request.orderId(), e);
      return new Unavailable("the request failed: " + e);
    }
  }
}
