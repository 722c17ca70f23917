package io.jangbu.command.engine;

import static io.jangbu.kafka.record.TopicSettings.MAX_COMMAND_BYTES;

import io.jangbu.command.format.CommandFormat;
import io.jangbu.command.process.ProcessHeader;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.TextBound;
import io.jangbu.core.process.ProcessCommand;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.kafka.record.StreamPartition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a command, and refuses what could fork a stream (a wrong key, a wrong partition) or stop
 * its partition (more bytes than the topics that it leads to can take: the broker limits what a
 * producer has compressed, which may be a hundred times as much here).
 */
final class CommandReader<C> {

  private final Codec<C, ?> codec;
  private final CommandFormat format;
  private final int partitions;

  CommandReader(Codec<C, ?> codec, int partitions) {
    this.codec = codec;
    this.format = new CommandFormat(codec);
    this.partitions = partitions;
  }

  /**
   * The command in the record.
   *
   * @throws MalformedRecordException if there is none in it that can be decided here
   */
  ReadCommand<C> read(Incoming incoming) {
    NotTaken.refuse(incoming.headers());
    if (incoming.size() > MAX_COMMAND_BYTES) {
      throw new MalformedRecordException(
          "the record has %d bytes, more than the %d of a command"
              .formatted(incoming.size(), MAX_COMMAND_BYTES));
    }
    byte[] value = incoming.record().value();
    if (value == null) {
      throw new MalformedRecordException("the record has no value");
    }
    byte[] avro = format.toAvro(incoming.headers(), value);
    CommandEnvelope<C> command = codec.decodeCommand(avro);
    requireBounds(command);
    requireSender(incoming, command);
    byte[] key = command.streamId().getBytes(StandardCharsets.UTF_8);
    if (!Arrays.equals(key, incoming.record().key())) {
      throw new MalformedRecordException("the record's key is not the id of the command's stream");
    }
    int home = StreamPartition.of(command.streamId(), partitions);
    if (home != incoming.partition()) {
      throw new MalformedRecordException(
          "the stream's partition is "
              + home
              + ": the sender must partition by murmur2 of the key, as Kafka's Java client does");
    }
    return new ReadCommand<>(command, avro);
  }

  private static void requireSender(Incoming incoming, CommandEnvelope<?> command) {
    if (command.payload() instanceof ProcessCommand own
        && ProcessHeader.of(incoming.headers(), command.commandId())
            .filter(step -> step.process().equals(own.process()))
            .isEmpty()) {
      throw new MalformedRecordException(
          "none but the process " + own.process() + " sends this command");
    }
  }

  /** Only of what comes in: what is remembered of an older release's commands may be longer. */
  private static void requireBounds(CommandEnvelope<?> command) {
    String id = command.correlationId();
    String actor = command.actor();
    String fault =
        TextBound.first(
            id == null ? null : TextBound.CORRELATION_ID.fault("correlationId", id),
            actor == null ? null : TextBound.ACTOR.fault("actor", actor));
    if (fault != null) {
      throw new MalformedRecordException(fault);
    }
  }
}
