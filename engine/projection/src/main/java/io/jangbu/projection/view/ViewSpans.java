package io.jangbu.projection.view;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import org.apache.kafka.streams.processor.api.Record;

/** The spans {@code view <context>}, of events that are applied as they come. */
final class ViewSpans {

  private final String context;
  private final String name;
  private final Traces traces;

  ViewSpans(String context, Traces traces) {
    this.context = context;
    this.name = "view " + context;
    this.traces = traces;
  }

  /** By the event's own time: that of the record is the clock's, here. */
  Span begin(EventEnvelope<?> event, Record<?, ?> record) {
    Span span = traces.applying(name, record.headers(), event.recordedAt().toEpochMilli());
    if (!span.isNoop()) {
      span.tag("jangbu.context", context)
          .tag("jangbu.event", event.type())
          .tag("jangbu.stream", event.streamId())
          .tag("jangbu.version", event.version());
    }
    return span;
  }

  SpanInScope enter(Span span) {
    return traces.enter(span);
  }
}
