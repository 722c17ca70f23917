package io.jangbu.kafka.record;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.core.EventEnvelope;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  private static final String OUTCOME = "outcome";

  private static final String ACTOR = "actor";

  private final String streamId;
  private final Payloads<C, E> payloads;
  private final Messages<?> commands;
  private final Messages<?> events;
  private final Messages<?> results;
  private final Map<Outcome, Object> outcomes = new EnumMap<>(Outcome.class);

  /**
   * Reads and writes a context's records.
   *
   * @param streamId the field that has the stream's id, such as {@code orderId}
   * @param command the class that Avro generates of the command's envelope; those of the event and
   *     the result follow
   * @throws IllegalArgumentException if one of them has not the fields of its envelope
   */
  protected Codec(
      String streamId,
      Class<? extends SpecificRecord> command,
      Class<? extends SpecificRecord> event,
      Class<? extends SpecificRecord> result,
      Payloads<C, E> payloads) {
    this.streamId = streamId;
    this.payloads = payloads;
    this.commands =
        new Messages<>(
            command,
            "commandId",
            streamId,
            "expectedVersion",
            "occurredAt",
            "correlationId",
            ACTOR,
            "payload");
    this.events =
        new Messages<>(
            event,
            streamId,
            "version",
            "occurredAt",
            "recordedAt",
            "correlationId",
            "causationId",
            ACTOR,
            "payload");
    this.results =
        new Messages<>(
            result, "commandId", streamId, OUTCOME, "version", "events", "code", "message");
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(outcome, results.symbol(OUTCOME, outcome.name()));
    }
  }

  /** The name of the field that has the stream's id, such as {@code orderId}. */
  public final String streamIdField() {
    return streamId;
  }

  /** Today's schema of the command's envelope, as JSON with all that it says. */
  public final String commandSchema() {
    return commands.schema();
  }

  /** Today's schema of the event's envelope, as JSON with all that it says. */
  public final String eventSchema() {
    return events.schema();
  }

  /** The command's bytes. */
  public final byte[] encodeCommand(CommandEnvelope<C> command) {
    return commands.encode(
        command.commandId(),
        command.streamId(),
        command.expectedVersion(),
        command.occurredAt(),
        command.correlationId(),
        command.actor(),
        payloads.fromCommand(command.payload(), command.commandId()));
  }

  /** The command in the bytes. */
  public final CommandEnvelope<C> decodeCommand(byte[] bytes) {
    return commands.decode(
        bytes,
        values -> {
          UUID commandId = values.next(UUID.class);
          return new CommandEnvelope<>(
              commandId,
              values.next(String.class),
              values.nextIfAny(Long.class),
              values.nextIfAny(Instant.class),
              values.nextIfAny(String.class),
              values.nextIfAny(String.class),
              payloads.toCommand(values.next(Object.class), commandId));
        });
  }

  /** The event's bytes. */
  public final byte[] encodeEvent(EventEnvelope<E> event) {
    return events.encode(
        event.streamId(),
        event.version(),
        event.occurredAt(),
        event.recordedAt(),
        event.correlationId(),
        event.causationId(),
        event.actor(),
        payloads.fromEvent(event.payload()));
  }

  /** The event in the bytes. */
  public final EventEnvelope<E> decodeEvent(byte[] bytes) {
    return events.decode(
        bytes,
        values ->
            new EventEnvelope<>(
                values.next(String.class),
                values.next(Long.class),
                values.next(Instant.class),
                values.next(Instant.class),
                values.next(String.class),
                values.next(String.class),
                values.nextIfAny(String.class),
                payloads.toEvent(values.next(Object.class))));
  }

  /**
   * The personal texts in an event, as its schema marks them; none of those that are erased.
   *
   * @throws MalformedRecordException if the bytes are no event
   */
  public final List<String> personalTexts(byte[] event) {
    return events.personalTexts(event);
  }

  /**
   * The event with {@link io.jangbu.core.Erased#TEXT} in the place of each personal text, and
   * nothing else changed. The same bytes if it has none.
   *
   * @throws MalformedRecordException if the bytes are no event, or one of a later release, of which
   *     this build would lose what it does not know
   */
  public final byte[] eraseEvent(byte[] event) {
    return events.erase(event);
  }

  /** The result's bytes. */
  public final byte[] encodeResult(CommandResult result) {
    return results.encode(
        result.commandId(),
        result.streamId(),
        outcomes.get(result.outcome()),
        result.version(),
        result.events(),
        result.code(),
        result.message());
  }

  /** The result in the bytes. */
  public final CommandResult decodeResult(byte[] bytes) {
    return results.decode(
        bytes,
        values ->
            new CommandResult(
                values.next(UUID.class),
                values.next(String.class),
                Outcome.valueOf(values.next(Enum.class).name()),
                values.next(Long.class),
                texts(values.next(List.class)),
                values.nextIfAny(String.class),
                values.nextIfAny(String.class)));
  }

  private static List<String> texts(List<?> values) {
    return values.stream().map(String.class::cast).toList();
  }
}
