package io.jangbu.core;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command and what is said about it.
 *
 * @param commandId names the command for ever: the same id with the same content is the same
 *     command
 * @param streamId the order (or other stream) that it is for; see {@link StreamId}
 * @param expectedVersion the version that the sender saw; 0 = the stream must not exist; null = any
 * @param occurredAt when it happened in the business, cut to {@link Microseconds}; null = when it
 *     is recorded
 * @param correlationId what it belongs to, for tracing; null = it starts something of its own
 * @param actor who sends it, or sent the one that it goes back to; null = nobody is known
 */
public record CommandEnvelope<C>(
    UUID commandId,
    String streamId,
    @Nullable Long expectedVersion,
    @Nullable Instant occurredAt,
    @Nullable String correlationId,
    @Nullable String actor,
    C payload) {

  /**
   * @throws IllegalArgumentException if {@code streamId} has not the form of {@link StreamId}, or
   *     {@code occurredAt} is out of the range of {@link Microseconds}
   */
  public CommandEnvelope {
    StreamId.require(streamId);
    occurredAt = occurredAt == null ? null : Microseconds.of(occurredAt);
  }

  /** One of which it is not known who sends it. */
  public CommandEnvelope(
      UUID commandId,
      String streamId,
      @Nullable Long expectedVersion,
      @Nullable Instant occurredAt,
      @Nullable String correlationId,
      C payload) {
    this(commandId, streamId, expectedVersion, occurredAt, correlationId, null, payload);
  }

  /** The command's name in the contract, such as {@code CreateOrder}. */
  public String type() {
    return TypeName.of(payload);
  }

  /** The correlationId of its events: what it belongs to, or else itself. */
  public String correlation() {
    return correlationId == null ? commandId.toString() : correlationId;
  }

  /**
   * The same command without what may differ when it is sent again: what it belongs to, and who
   * sends it.
   */
  public CommandEnvelope<C> content() {
    return new CommandEnvelope<>(commandId, streamId, expectedVersion, occurredAt, null, payload);
  }
}
