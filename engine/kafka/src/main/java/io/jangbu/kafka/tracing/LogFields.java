package io.jangbu.kafka.tracing;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of this thread are about, until it is closed: {@code streamId} (the order's or
 * the product's id) and {@code correlationId}. The trace adds {@code traceId} and {@code spanId}.
 *
 * <p>Where tens of thousands of records a second pass, it is set around the line alone.
 */
public final class LogFields implements AutoCloseable {

  static final String STREAM_ID = "streamId";
  static final String CORRELATION_ID = "correlationId";

  private static final int LONGEST = 256;

  private static final LogFields SET = new LogFields();

  private LogFields() {}

  /** Null leaves a field out. */
  public static LogFields of(@Nullable String streamId, @Nullable String correlationId) {
    put(STREAM_ID, streamId);
    put(CORRELATION_ID, correlationId);
    return SET;
  }

  private static void put(String field, @Nullable String value) {
    if (value != null) {
      MDC.put(field, legible(value));
    }
  }

  /** One line of at most 256 characters, as a sender's words may be anything. */
  public static String legible(String text) {
    String line = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    return line.chars().anyMatch(Character::isISOControl)
        ? line.replaceAll("\\p{Cntrl}", "?")
        : line;
  }

  @Override
  public void close() {
    MDC.remove(STREAM_ID);
    MDC.remove(CORRELATION_ID);
  }
}
