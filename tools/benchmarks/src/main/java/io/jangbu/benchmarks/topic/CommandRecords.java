package io.jangbu.benchmarks.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Codec;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes the records of a context's commands. */
public record CommandRecords<C>(AggregateTopics topics, Codec<C, ?> codec) {

  private static final String SOURCE = "/jangbu/bench";

  /** A command with nothing but its ids. */
  public ProducerRecord<byte[], byte[]> of(UUID commandId, String streamId, C command) {
    return of(new CommandEnvelope<>(commandId, streamId, null, null, null, command));
  }

  /** A command as it is. */
  public ProducerRecord<byte[], byte[]> of(CommandEnvelope<C> command) {
    return new ProducerRecord<>(
        topics.commands(),
        null,
        command.streamId().getBytes(UTF_8),
        codec.encodeCommand(command),
        CloudEventHeaders.of(command, SOURCE, Instant.now()));
  }
}
