package io.jangbu.kafka.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.LoggerFactory;

/** Hears of what a consumer has not taken, each time that it is read. */
@FunctionalInterface
public interface Losses {

  /** On a thread of the consumer, which must not wait. */
  void tell(Loss loss);

  /** Logs them. */
  static Losses logged() {
    return loss ->
        LoggerFactory.getLogger(Losses.class)
            .warn(
                "Not taken from {} at offset {}: {}",
                loss.partition(),
                loss.first(),
                loss.reason());
  }

  /** Logs and counts them. The counter is there from now on, at 0. */
  static Losses counted(MeterRegistry registry) {
    Counter count =
        Counter.builder("jangbu.consumer.not.taken")
            .description("Records that no consumer here could hold or unpack; counted at each read")
            .baseUnit("records")
            .register(registry);
    Losses logged = logged();
    return loss -> {
      count.increment();
      logged.tell(loss);
    };
  }
}
