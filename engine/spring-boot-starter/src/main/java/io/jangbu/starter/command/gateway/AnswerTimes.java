package io.jangbu.starter.command.gateway;

import io.jangbu.command.engine.CommandTimers;
import io.jangbu.core.CommandResult;
import io.jangbu.starter.http.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** How long the commands of one context take over HTTP, by what became of them. */
final class AnswerTimes {

  private final Timer accepted;
  private final Timer rejected;
  private final Timer unavailable;
  private final Timer unknown;

  AnswerTimes(MeterRegistry registry, String context) {
    accepted = CommandTimers.answered(registry, context, "ACCEPTED");
    rejected = CommandTimers.answered(registry, context, "REJECTED");
    unavailable = CommandTimers.answered(registry, context, "UNAVAILABLE");
    unknown = CommandTimers.answered(registry, context, "UNKNOWN");
  }

  /** Times the way of a command, from before it is sent. */
  CommandResult of(Supplier<CommandResult> way) {
    long began = System.nanoTime();
    Timer timer = unknown;
    try {
      CommandResult result = way.get();
      timer = result.accepted() ? accepted : rejected;
      return result;
    } catch (ProblemException e) {
      timer =
          switch (e.getStatusCode()) {
            case HttpStatus.GATEWAY_TIMEOUT -> unknown;
            case HttpStatus.SERVICE_UNAVAILABLE -> unavailable;
            default -> rejected;
          };
      throw e;
    } finally {
      timer.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }
  }
}
