package io.jangbu.command.engine;

import io.jangbu.command.state.Rewriting;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;

/** Makes the records that a command leads to. */
final class OutgoingRecords<E> {

  private static final String SOURCE = "/jangbu/command-service";

  private final Codec<?, E> codec;
  private final int partitions;
  private final Traces traces;

  OutgoingRecords(Codec<?, E> codec, int partitions, Traces traces) {
    this.codec = codec;
    this.partitions = partitions;
    this.traces = traces;
  }

  /** An event stays in the partition of its stream, which is the one its command came from. */
  Record<byte[], Output> event(int partition, EventEnvelope<E> event) {
    return new Record<>(
        event.id().toString().getBytes(StandardCharsets.UTF_8),
        new Output(codec.encodeEvent(event), partition),
        event.recordedAt().toEpochMilli(),
        CloudEventHeaders.of(event, SOURCE));
  }

  /**
   * An event that is appended again, with the headers that it has. The record is of now: by that
   * Kafka tells when what it replaces is to be gone, and a reader how far behind it is.
   */
  static Record<byte[], Output> again(Rewriting.Event event, int partition, long now) {
    return new Record<>(
        event.id().toString().getBytes(StandardCharsets.UTF_8),
        new Output(event.value(), partition),
        now,
        event.headers());
  }

  /** A result goes to the partition that was asked for, else it stays too. */
  Record<byte[], Output> result(
      Incoming incoming, CommandResult result, byte[] bytes, Instant now) {
    Headers headers = CloudEventHeaders.of(result, SOURCE, now);
    ReplyHeaders.copyCorrelation(incoming.headers(), headers);
    traces.handOn(incoming.span(), incoming.headers(), headers);
    int partition = ReplyHeaders.partition(incoming.headers(), incoming.partition(), partitions);
    return new Record<>(
        incoming.record().key(), new Output(bytes, partition), now.toEpochMilli(), headers);
  }
}
