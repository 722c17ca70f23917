package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.core.CommandResult;
import io.jangbu.core.StreamRejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What becomes of the commands of one context, by outcome and code, and how soon. Every counter is
 * there from the start, at 0.
 */
final class CommandMetrics {

  private final MeterRegistry registry;
  private final String context;
  private final Counter accepted;
  private final Counter repeated;
  private final Counter undecided;
  private final Counter parked;
  private final Counter claiming;
  private final Counter deadLetters;
  private final Map<String, Counter> rejected = new ConcurrentHashMap<>();
  private final Timer committed;

  CommandMetrics(MeterRegistry registry, AggregateType<?, ?, ?> type) {
    this.registry = registry;
    this.context = type.name();
    accepted = counter("ACCEPTED", "");
    repeated = counter("REPEATED", "");
    undecided = counter("DEAD_LETTER", "");
    parked = counter("PARKED", "");
    claiming = counter("CLAIMING", "");
    deadLetters =
        Counter.builder("jangbu.dead.letters")
            .description("Records that this service put into a dead letter topic")
            .tag("topic", type.topics().deadLetters())
            .register(registry);
    Stream.concat(Stream.of(StreamRejection.values()), type.rejections().stream())
        .forEach(code -> rejected(code.name()));
    committed = CommandTimers.committed(registry, context);
  }

  /** A command has the result, which is written and not committed yet. */
  void decided(CommandResult result, Incoming command) {
    String code = result.code();
    (code == null ? accepted : rejected(code)).increment();
    answered(command);
  }

  /** A command came again, and its first result is written again. */
  void repeated(Incoming command) {
    repeated.increment();
    answered(command);
  }

  /** What has happened to a process cannot be decided, and it is parked. */
  void parked() {
    parked.increment();
  }

  /** A command waits for its claim, and comes again with it. */
  void claiming() {
    claiming.increment();
  }

  void deadLetter() {
    undecided.increment();
    deadLetters.increment();
  }

  private void answered(Incoming command) {
    DecidingThread.current().written(committed, command.record().timestamp());
  }

  /** The codes are those of the rules, never what a sender wrote. */
  private Counter rejected(String code) {
    return rejected.computeIfAbsent(code, _ -> counter("REJECTED", code));
  }

  private Counter counter(String outcome, String code) {
    return Counter.builder("jangbu.commands")
        .description("Commands that were dealt with; those of an aborted transaction count too")
        .baseUnit("commands")
        .tags("context", context, "outcome", outcome, "code", code)
        .register(registry);
  }
}
