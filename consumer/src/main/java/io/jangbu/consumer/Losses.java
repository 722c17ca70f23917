package io.jangbu.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs and counts what the consumers of a process have not taken, each time that it is read. */
public final class Losses implements Consumer<Loss> {

  private static final Logger log = LoggerFactory.getLogger(Losses.class);

  private final Counter count;

  /** The counter is there from now on, at 0. */
  public Losses(MeterRegistry registry) {
    count =
        Counter.builder("jangbu.consumer.not.taken")
            .description("Records that no consumer here could hold or unpack; counted at each read")
            .baseUnit("records")
            .register(registry);
  }

  @Override
  public void accept(Loss loss) {
    count.increment();
    say(loss);
  }

  /** Only logs it. */
  static void say(Loss loss) {
    log.warn("Not taken from {} at offset {}: {}", loss.partition(), loss.first(), loss.reason());
  }
}
