package io.jangbu.shop.shipping.dispatch;

import io.jangbu.shop.shipping.carrier.CarrierAnswer;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Accepted;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Refused;
import io.jangbu.shop.shipping.carrier.CarrierAnswer.Unavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** {@code jangbu.carrier.calls} by outcome, all of them there from the start. */
final class CarrierTimes {

  private static final Duration[] BUCKETS =
      LongStream.of(10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Timer accepted;
  private final Timer refused;
  private final Timer unavailable;

  CarrierTimes(MeterRegistry meters) {
    accepted = timer(meters, "accepted");
    refused = timer(meters, "refused");
    unavailable = timer(meters, "unavailable");
  }

  void record(CarrierAnswer answer, long nanos) {
    Timer timer =
        switch (answer) {
          case Accepted _ -> accepted;
          case Refused _ -> refused;
          case Unavailable _ -> unavailable;
        };
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Timer timer(MeterRegistry meters, String outcome) {
    return Timer.builder("jangbu.carrier.calls")
        .description("Requests to the carrier and how long it took to answer them")
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
