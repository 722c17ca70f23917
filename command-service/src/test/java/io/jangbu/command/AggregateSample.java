package io.jangbu.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.command.inventory.InventorySample;
import io.jangbu.shop.command.order.OrderSample;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What the tests of the engine know of a context: every guarantee is tested on each of them.
 *
 * @param accepted commands that a new stream takes in this order, each for one event
 * @param types the names of these events
 * @param notFound the code of all but the first command where there is no stream
 * @param exists the code of the first command where there is one
 * @param refused a command that is refused after these, with {@code code}
 * @param path where the first command is posted over HTTP
 * @param body of that request, with the stream's id to be filled in
 * @param json type and payload of the first of the accepted commands, as they stand in JSON
 */
public record AggregateSample<C>(
    AggregateType<C, ?, ?> type,
    List<C> accepted,
    List<String> types,
    String notFound,
    String exists,
    C refused,
    String code,
    String path,
    String body,
    String json) {

  /** Those of all contexts of the service. */
  public static Stream<AggregateSample<?>> all() {
    return Stream.of(OrderSample.get(), InventorySample.get());
  }

  /** A command of its own, with nothing said about it. */
  public static <C> CommandEnvelope<C> command(String streamId, C payload) {
    return new CommandEnvelope<>(UUID.randomUUID(), streamId, null, null, null, payload);
  }

  /** The same command, if the stream is at that version. */
  public static <C> CommandEnvelope<C> expecting(long version, CommandEnvelope<C> command) {
    return new CommandEnvelope<>(
        command.commandId(), command.streamId(), version, null, null, command.payload());
  }

  /** What begins a stream. */
  public C begin() {
    return accepted.get(0);
  }

  /** What a stream takes next. */
  public C next() {
    return accepted.get(1);
  }

  /** The command that begins a stream. */
  public CommandEnvelope<C> begin(String streamId) {
    return command(streamId, begin());
  }

  /** The command that a stream takes next. */
  public CommandEnvelope<C> next(String streamId) {
    return command(streamId, next());
  }

  public byte[] encode(CommandEnvelope<C> command) {
    return type.codec().encodeCommand(command);
  }

  /** The command that begins a stream, as JSON. */
  public byte[] beginAsJson(UUID commandId, String streamId) {
    return "{\"commandId\":\"%s\",\"%s\":\"%s\",%s}"
        .formatted(commandId, type.codec().streamIdField(), streamId, json)
        .getBytes(UTF_8);
  }

  public ProducerRecord<byte[], byte[]> record(CommandEnvelope<C> command) {
    return new ProducerRecord<>(
        type.topics().commands(), command.streamId().getBytes(UTF_8), encode(command));
  }

  /** In the names of tests. */
  @Override
  public String toString() {
    return type.name();
  }
}
