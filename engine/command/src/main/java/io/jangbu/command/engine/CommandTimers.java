package io.jangbu.command.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.LongStream;

/** The timers of commands, whose buckets are the same everywhere, so that they can be compared. */
public final class CommandTimers {

  private static final Duration[] BUCKETS =
      LongStream.of(2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 30_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private CommandTimers() {}

  /** Of every command, however it came: from the broker's time of it to its result's commit. */
  public static Timer committed(MeterRegistry registry, String context) {
    return Timer.builder("jangbu.command.commit")
        .description(
            "From the time that the broker gave a command to the commit of its result, here: the"
                + " clocks of the two machines are compared")
        .tag("context", context)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /**
   * Of commands over HTTP: from the sending to the hearing of the committed result.
   *
   * @param outcome ACCEPTED, REJECTED, or why there is none
   */
  public static Timer answered(MeterRegistry registry, String context, String outcome) {
    return Timer.builder("jangbu.command.http")
        .description("From sending a command that came over HTTP to hearing its committed result")
        .tags("context", context, "outcome", outcome)
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }
}
