package io.jangbu.command.engine;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.tracing.Span;
import org.apache.kafka.common.header.Headers;

/**
 * The spans {@code decide <context>}. A transaction that fails is decided again, and has its spans
 * twice.
 */
final class DecisionSpans {

  private final String context;
  private final String name;
  private final Traces traces;

  DecisionSpans(String context, Traces traces) {
    this.context = context;
    this.name = "decide " + context;
    this.traces = traces;
  }

  Span begin(Headers command) {
    return traces.handling(name, command);
  }

  void decided(Span span, CommandEnvelope<?> command, CommandResult result) {
    if (!span.isNoop()) {
      tag(span, command, result.outcome().name());
      if (result.code() != null) {
        span.tag("jangbu.code", result.code());
      }
    }
  }

  void repeated(Span span, CommandEnvelope<?> command) {
    if (!span.isNoop()) {
      tag(span, command, "REPEATED");
    }
  }

  /** Without the reason, which may quote what came. */
  void deadLetter(Span span) {
    span.tag("jangbu.context", context).tag("jangbu.outcome", "DEAD_LETTER");
  }

  private void tag(Span span, CommandEnvelope<?> command, String outcome) {
    span.tag("jangbu.context", context)
        .tag("jangbu.command", command.type())
        .tag("jangbu.stream", command.streamId())
        .tag("jangbu.outcome", outcome);
  }
}
