package io.jangbu.command.engine;

import io.jangbu.domain.CommandResult;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of commands, by context, outcome and code. */
public final class CommandMetrics {

  private static final String COMMANDS = "jangbu.commands";
  private final MeterRegistry registry;

  public CommandMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void decided(String context, CommandResult result) {
    String code = result.code() == null ? "" : result.code();
    count(context, result.outcome().name(), code);
  }

  void repeated(String context) {
    count(context, "REPEATED", "");
  }

  void deadLetter(String context) {
    count(context, "DEAD_LETTER", "");
  }

  private void count(String context, String outcome, String code) {
    registry.counter(COMMANDS, "context", context, "outcome", outcome, "code", code).increment();
  }
}
