package io.jangbu.kafka.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.Tracer.SpanInScope;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;

/**
 * Makes the spans of a command's way over the topics. While traces are off each of them is {@link
 * Span#NOOP}, nothing is allocated, and records keep the trace that their sender gave them.
 *
 * <p>A span's tags name the stream and what was done; no tag has what a request or an event says.
 */
public final class Traces {

  /**
   * An event that is applied longer than this after it was recorded is not followed any more: it is
   * read again, for views that are rebuilt or by an instance that was away. So however much is
   * replayed, it makes the spans of one minute at most, and none in traces that ended long ago.
   */
  public static final Duration LIVE = Duration.ofMinutes(1);

  private static final Traces OFF = new Traces(Tracer.NOOP, Propagator.NOOP);
  private static final SpanInScope NO_SCOPE = () -> {};

  private final Tracer tracer;
  private final Propagator propagator;

  /** Those of a tracer. */
  public Traces(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** Makes none. */
  public static Traces off() {
    return OFF;
  }

  /** The span of sending a record, below the one that this thread is in. */
  public Span sending(String name) {
    return isOff() ? Span.NOOP : begin(tracer.spanBuilder(), name, Span.Kind.PRODUCER);
  }

  /** The span of handling a record, below its sender's. Without one, a trace may begin here. */
  public Span handling(String name, Headers headers) {
    return isOff() ? Span.NOOP : begin(below(headers), name, Span.Kind.CONSUMER);
  }

  /**
   * The span of applying an event, below the one that it comes from; none if it comes from none, or
   * if it is not {@link #LIVE}.
   *
   * @param recordedAt in milliseconds since 1970, as the record's own timestamp
   */
  public Span applying(String name, Headers headers, long recordedAt) {
    if (isOff()
        || System.currentTimeMillis() - recordedAt > LIVE.toMillis()
        || headers.lastHeader(TraceHeaders.TRACEPARENT) == null) {
      return Span.NOOP;
    }
    return begin(below(headers), name, Span.Kind.CONSUMER);
  }

  /** The span of asking another system, below one that was kept. */
  public Span asking(String name, TraceHeaders kept) {
    if (isOff()) {
      return Span.NOOP;
    }
    Span.Builder builder =
        propagator.extract(kept, (headers, header) -> headers == null ? null : headers.get(header));
    return begin(builder, name, Span.Kind.CLIENT);
  }

  /** Makes the span the one that this thread is in, for its log lines, until that is closed. */
  public SpanInScope enter(Span span) {
    return isOff() ? NO_SCOPE : tracer.withSpan(span);
  }

  /** Gives a record the span; if there is none, what the other record came with, untouched. */
  public void handOn(Span span, Headers came, Headers to) {
    if (isNone(span)) {
      TraceHeaders.copy(came, to);
    } else {
      send(span, to);
    }
  }

  /** Gives a record the span, if there is one. */
  public void send(Span span, Headers to) {
    if (!isNone(span)) {
      propagator.inject(
          span.context(),
          to,
          (headers, name, value) -> {
            if (headers != null) {
              headers.add(name, value.getBytes(StandardCharsets.UTF_8));
            }
          });
    }
  }

  /** The span as it is kept; if there is none, what came. */
  public TraceHeaders headers(Span span, TraceHeaders came) {
    if (isNone(span)) {
      return came;
    }
    Map<String, String> own = new HashMap<>();
    propagator.inject(
        span.context(),
        own,
        (headers, name, value) -> {
          if (headers != null) {
            headers.put(name, value);
          }
        });
    return new TraceHeaders(own.get(TraceHeaders.TRACEPARENT), own.get(TraceHeaders.TRACESTATE));
  }

  private Span.Builder below(Headers headers) {
    return propagator.extract(
        headers, (from, name) -> from == null ? null : TraceHeaders.text(from, name));
  }

  private static Span begin(Span.Builder builder, String name, Span.Kind kind) {
    return builder.name(name).kind(kind).start();
  }

  private boolean isOff() {
    return this == OFF;
  }

  private static boolean isNone(Span span) {
    return span.equals(Span.NOOP);
  }
}
