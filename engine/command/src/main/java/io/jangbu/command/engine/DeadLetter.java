package io.jangbu.command.engine;

import static io.jangbu.kafka.record.TopicSettings.MAX_COMMAND_BYTES;

import io.jangbu.kafka.record.NotTaken;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A command that could not be read or decided, as it came: key, value and headers untouched, and
 * headers more that say why ({@code dlt-reason}, {@code dlt-trace}) and whence ({@code dlt-topic},
 * {@code dlt-partition}, {@code dlt-offset}), all as text.
 *
 * <p>One that is larger than any command goes without what it came with: it would fit in no topic.
 * So does one that was not unpacked, but for a key that is short. The headers say where it lies.
 */
final class DeadLetter {

  private static final int MAX_REASON = 1_000;
  private static final int MAX_TRACE = 8_000;

  private DeadLetter() {}

  static Record<byte[], Output> of(Incoming incoming, RuntimeException cause) {
    boolean fits = incoming.size() <= MAX_COMMAND_BYTES;
    boolean whole = fits && NotTaken.reason(incoming.headers()) == null;
    Headers headers = whole ? new RecordHeaders(incoming.headers()) : new RecordHeaders();
    add(headers, "dlt-reason", reason(cause));
    add(headers, "dlt-trace", trace(cause));
    add(headers, "dlt-topic", incoming.origin().topic());
    add(headers, "dlt-partition", Integer.toString(incoming.partition()));
    add(headers, "dlt-offset", Long.toString(incoming.origin().offset()));
    return new Record<>(
        fits ? incoming.record().key() : null,
        new Output(whole ? incoming.record().value() : null, incoming.partition()),
        incoming.record().timestamp(),
        headers);
  }

  static String reason(RuntimeException cause) {
    String reason = cause.getMessage() == null ? cause.getClass().getName() : cause.getMessage();
    return cut(reason, MAX_REASON);
  }

  private static String trace(RuntimeException cause) {
    StringWriter trace = new StringWriter();
    cause.printStackTrace(new PrintWriter(trace));
    return cut(trace.toString(), MAX_TRACE);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
