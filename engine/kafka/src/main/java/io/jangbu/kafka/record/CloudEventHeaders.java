package io.jangbu.kafka.record;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: what a record is can be told without decoding it. */
public final class CloudEventHeaders {

  /** The header that names what the payload is, such as {@code OrderShipped}. */
  public static final String TYPE = "ce_type";

  /** The header that names what the value is written in, such as {@code application/avro}. */
  public static final String CONTENT_TYPE = "content-type";

  private static final Header SPECVERSION = header("ce_specversion", "1.0");
  private static final Header AVRO = header(CONTENT_TYPE, "application/avro");

  private CloudEventHeaders() {}

  /**
   * The headers of a command.
   *
   * @param source who sends it, as a URI reference such as {@code /web-shop}
   * @param now used as its time where it does not say when it occurred
   */
  public static Headers of(CommandEnvelope<?> command, String source, Instant now) {
    Instant time = command.occurredAt() == null ? now : command.occurredAt();
    return of(command.commandId().toString(), source, command.type(), command.streamId(), time);
  }

  /** The headers of an event: its id is the event's, its time is when it was recorded. */
  public static Headers of(EventEnvelope<?> event, String source) {
    return of(event.id().toString(), source, event.type(), event.streamId(), event.recordedAt());
  }

  /** The headers of a result: its id is that of the command it answers. */
  public static Headers of(CommandResult result, String source, Instant time) {
    String id = result.commandId().toString();
    return of(id, source, "CommandResult", result.streamId(), time);
  }

  /** The {@code ce_type} of a record, null if it has none. */
  public static @Nullable String type(Headers headers) {
    return text(headers, TYPE);
  }

  /** A header's value as text, null if there is no such header. */
  public static @Nullable String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static Headers of(String id, String source, String type, String subject, Instant time) {
    return new RecordHeaders(
        new Header[] {
          SPECVERSION,
          header("ce_id", id),
          header("ce_source", source),
          header(TYPE, type),
          header("ce_subject", subject),
          header("ce_time", time.toString()),
          AVRO
        });
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
