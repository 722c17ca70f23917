package io.jangbu.kafka.tracing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a trace stands, as it travels and is kept: the two headers of W3C Trace Context. What has
 * not their form is left out, for it comes from anywhere and goes into a database and into HTTP.
 *
 * @param traceparent the trace, the span that came last, and whether it is sampled; null = none
 * @param tracestate what the makers of traces add, at most 512 characters; null = nothing
 */
public record TraceHeaders(@Nullable String traceparent, @Nullable String tracestate) {

  public static final String TRACEPARENT = "traceparent";
  public static final String TRACESTATE = "tracestate";
  public static final TraceHeaders NONE = new TraceHeaders(null, null);

  /** A later version of the format may be longer. */
  private static final Pattern PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}(-[!-~]{0,200})?");

  private static final Pattern STATE = Pattern.compile("[ -~]{1,512}");
  private static final List<String> NAMES = List.of(TRACEPARENT, TRACESTATE);

  public TraceHeaders {
    traceparent = ofForm(PARENT, traceparent);
    tracestate = traceparent == null ? null : ofForm(STATE, tracestate);
  }

  /** Those of a record. */
  public static TraceHeaders of(Headers headers) {
    String parent = text(headers, TRACEPARENT);
    return parent == null ? NONE : new TraceHeaders(parent, text(headers, TRACESTATE));
  }

  /** Hands on what a record came with, byte for byte, whatever it is. */
  static void copy(Headers from, Headers to) {
    for (String name : NAMES) {
      Header header = from.lastHeader(name);
      if (header != null) {
        to.add(header);
      }
    }
  }

  static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Nullable String get(String name) {
    return switch (name) {
      case TRACEPARENT -> traceparent;
      case TRACESTATE -> tracestate;
      default -> null;
    };
  }

  private static @Nullable String ofForm(Pattern form, @Nullable String value) {
    return value != null && form.matcher(value).matches() ? value : null;
  }
}
