package io.jangbu.schemas;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.EventEnvelope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The one place of a context where the records of its topics become bytes and bytes become domain
 * records. The envelopes are the same in all contexts but for the name of the stream's id; what is
 * in them is told by {@link Payloads}.
 *
 * <p>Bytes are Avro single-object encoding ({@code C3 01}, fingerprint, body). Every {@code decode}
 * reads all schemas ever released and throws {@link MalformedRecordException} for anything else:
 * garbage, half a record, bytes after the record, a field that the domain does not take. What is
 * encoded decodes to its equal: the envelopes have their times in whole microseconds already.
 *
 * @param <C> the commands
 * @param <E> the events
 */
public class Codec<C, E> {

  private static final String COMMAND_ID = "commandId";
  private static final String VERSION = "version";
  private static final String EXPECTED_VERSION = "expectedVersion";
  private static final String OCCURRED_AT = "occurredAt";
  private static final String RECORDED_AT = "recordedAt";
  private static final String CORRELATION_ID = "correlationId";
  private static final String CAUSATION_ID = "causationId";
  private static final String PAYLOAD = "payload";
  private static final String OUTCOME = "outcome";
  private static final String EVENTS = "events";
  private static final String CODE = "code";
  private static final String MESSAGE = "message";

  private final String streamId;
  private final Payloads<C, E> payloads;
  private final Messages<?> commands;
  private final Messages<?> events;
  private final Messages<?> results;

  /**
   * Reads and writes a context's records.
   *
   * @param streamId the field that has the stream's id, such as {@code orderId}
   * @param command the class that Avro generates of the command's envelope; those of the event and
   *     the result follow
   */
  protected Codec(
      String streamId,
      Class<? extends SpecificRecord> command,
      Class<? extends SpecificRecord> event,
      Class<? extends SpecificRecord> result,
      Payloads<C, E> payloads) {
    this.streamId = streamId;
    this.payloads = payloads;
    this.commands = new Messages<>(command);
    this.events = new Messages<>(event);
    this.results = new Messages<>(result);
  }

  /** The name of the field that has the stream's id, such as {@code orderId}. */
  public final String streamIdField() {
    return streamId;
  }

  /** The command's bytes. */
  public final byte[] encodeCommand(CommandEnvelope<C> command) {
    return commands.encode(record ->
        record
            .with(COMMAND_ID, command.commandId())
            .with(streamId, command.streamId())
            .with(EXPECTED_VERSION, command.expectedVersion())
            .with(OCCURRED_AT, command.occurredAt())
            .with(CORRELATION_ID, command.correlationId())
            .with(PAYLOAD, payloads.fromCommand(command.payload())));
  }

  /** The command in the bytes. */
  public final CommandEnvelope<C> decodeCommand(byte[] bytes) {
    return commands.decode(
        bytes,
        record ->
            new CommandEnvelope<>(
                record.get(COMMAND_ID, UUID.class),
                record.get(streamId, String.class),
                record.find(EXPECTED_VERSION, Long.class),
                record.find(OCCURRED_AT, Instant.class),
                record.find(CORRELATION_ID, String.class),
                payloads.toCommand(record.get(PAYLOAD, Object.class))));
  }

  /** The event's bytes. */
  public final byte[] encodeEvent(EventEnvelope<E> event) {
    return events.encode(record ->
        record
            .with(streamId, event.streamId())
            .with(VERSION, event.version())
            .with(OCCURRED_AT, event.occurredAt())
            .with(RECORDED_AT, event.recordedAt())
            .with(CORRELATION_ID, event.correlationId())
            .with(CAUSATION_ID, event.causationId())
            .with(PAYLOAD, payloads.fromEvent(event.payload())));
  }

  /** The event in the bytes. */
  public final EventEnvelope<E> decodeEvent(byte[] bytes) {
    return events.decode(
        bytes,
        record ->
            new EventEnvelope<>(
                record.get(streamId, String.class),
                record.get(VERSION, Long.class),
                record.get(OCCURRED_AT, Instant.class),
                record.get(RECORDED_AT, Instant.class),
                record.get(CORRELATION_ID, String.class),
                record.get(CAUSATION_ID, String.class),
                payloads.toEvent(record.get(PAYLOAD, Object.class))));
  }

  /** The result's bytes. */
  public final byte[] encodeResult(CommandResult result) {
    return results.encode(record ->
        record
            .with(COMMAND_ID, result.commandId())
            .with(streamId, result.streamId())
            .with(
                OUTCOME,
                SpecificData.get()
                    .createEnum(result.outcome().name(), record.field(OUTCOME).schema()))
            .with(VERSION, result.version())
            .with(EVENTS, result.events())
            .with(CODE, result.code())
            .with(MESSAGE, result.message()));
  }

  /** The result in the bytes. */
  public final CommandResult decodeResult(byte[] bytes) {
    return results.decode(
        bytes,
        record ->
            new CommandResult(
                record.get(COMMAND_ID, UUID.class),
                record.get(streamId, String.class),
                CommandResult.Outcome.valueOf(record.get(OUTCOME, Enum.class).name()),
                record.get(VERSION, Long.class),
                texts(record.get(EVENTS, List.class)),
                record.find(CODE, String.class),
                record.find(MESSAGE, String.class)));
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String.class::cast).toList();
  }
}
