package io.jangbu.shop.shipping.dispatch;

import static java.util.Objects.requireNonNull;

import io.jangbu.shop.shipping.carrier.CarrierAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** {@code jangbu.carrier.calls} by outcome, all of them there from the start. */
final class CarrierTimes {

  private static final Duration[] BUCKETS =
      LongStream.of(10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Map<String, Timer> timers;

  CarrierTimes(MeterRegistry meters) {
    timers =
        CarrierAnswer.OUTCOMES.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), outcome -> timer(meters, outcome)));
  }

  void record(CarrierAnswer answer, long nanos) {
    requireNonNull(timers.get(answer.outcome())).record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Timer timer(MeterRegistry meters, String outcome) {
    return Timer.builder("jangbu.carrier.calls")
        .description("Requests to the carrier and how long it took to answer them")
        .tag("outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(meters);
  }
}
