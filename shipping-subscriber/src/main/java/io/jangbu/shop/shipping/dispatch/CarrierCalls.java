package io.jangbu.shop.shipping.dispatch;

import io.jangbu.kafka.tracing.TraceHeaders;
import io.jangbu.shop.shipping.carrier.Carrier;
import io.jangbu.shop.shipping.carrier.CarrierAnswer;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Unavailable;
import io.jangbu.shop.shipping.shipment.ShipmentRequest;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks the carrier and measures how long it takes. */
@Component
class CarrierCalls {

  private static final Logger log = LoggerFactory.getLogger(CarrierCalls.class);

  private final Carrier carrier;
  private final CarrierTimes times;

  CarrierCalls(Carrier carrier, MeterRegistry meters) {
    this.carrier = carrier;
    this.times = new CarrierTimes(meters);
  }

  CarrierAnswer ask(ShipmentRequest request, TraceHeaders trace) throws InterruptedException {
    long began = System.nanoTime();
    CarrierAnswer answer = asked(request, trace);
    times.record(answer, System.nanoTime() - began);
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
