package io.jangbu.shipping.dispatch;

import io.jangbu.shipping.carrier.Carrier;
import io.jangbu.shipping.carrier.CarrierAnswer;
import io.jangbu.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shipping.shipment.ShipmentRequest;
import io.jangbu.tracing.TraceHeaders;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the carrier and measures it: {@code jangbu.carrier.calls} by outcome. */
@Component
class CarrierCalls {

  private static final Logger log = LoggerFactory.getLogger(CarrierCalls.class);

  private final Carrier carrier;
  private final MeterRegistry meters;

  CarrierCalls(Carrier carrier, MeterRegistry meters) {
    this.carrier = carrier;
    this.meters = meters;
  }

  CarrierAnswer ask(ShipmentRequest request, TraceHeaders trace) throws InterruptedException {
    Timer.Sample time = Timer.start(meters);
    CarrierAnswer answer = asked(request, trace);
    time.stop(
        Timer.builder("jangbu.carrier.calls")
            .description("Requests to the carrier and how long it took to answer them")
            .tag("outcome", outcome(answer))
            .register(meters));
    return answer;
  }

  private CarrierAnswer asked(ShipmentRequest request, TraceHeaders trace)
      throws InterruptedException {
    try {
      return carrier.ask(request, trace);
    } catch (RuntimeException e) {
      // A fault of ours. The shipment must neither be lost nor be tried for ever without a pause.
      log.error("The carrier could not be asked for order {}", request.orderId(), e);
      return new Unavailable("the request failed: " + e);
    }
  }

  static String outcome(CarrierAnswer answer) {
    return switch (answer) {
      case Accepted _ -> "accepted";
      case Refused _ -> "refused";
      case Unavailable _ -> "unavailable";
    };
  }
}
