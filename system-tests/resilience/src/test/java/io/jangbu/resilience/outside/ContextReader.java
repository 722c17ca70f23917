package io.jangbu.resilience.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.resilience.checker.ContextLog;
import io.jangbu.resilience.checker.Logged;
import io.jangbu.resilience.checker.Position;
import io.jangbu.resilience.checker.Reading;
import io.jangbu.resilience.context.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the four topics of a context, as the contract says they are. */
final class ContextReader<C, E> {

  /** Bytes of each event, which verify judges and nobody else here. */
  private static final Set<String> SEALS = Set.of("jangbu_chain", "jangbu_mac");

  private final Context<C, E, ?> context;
  private final TopicReader topics;
  private final int partitions;
  private final EventReader<E> events;
  private final List<Logged<String>> unreadable = new ArrayList<>();

  private ContextReader(Context<C, E, ?> context, TopicReader topics, int partitions) {
    this.context = context;
    this.topics = topics;
    this.partitions = partitions;
    this.events = new EventReader<>(context.codec());
  }

  static <C, E, S> Reading<C, E, S> read(Context<C, E, S> context, TopicReader topics) {
    Instant begun = Instant.now();
    ContextReader<C, E> reader =
        new ContextReader<>(context, topics, topics.partitions(context.topics().events()));
    // What follows from it is read later: a result whose command is not there is a fault.
    List<Logged<Position>> letters =
        reader.read(context.topics().deadLetters(), ContextReader::origin);
    List<Logged<CommandResult>> results = reader.read(context.topics().results(), reader::result);
    List<Logged<EventEnvelope<E>>> events = reader.read(context.topics().events(), reader::event);
    List<Logged<CommandEnvelope<C>>> commands =
        reader.read(context.topics().commands(), reader::command);
    return Reading.of(
        context, new ContextLog<>(commands, events, results, letters, reader.unreadable), begun);
  }

  @FunctionalInterface
  private interface Parser<T> {
    /**
     * @throws MalformedRecordException if it is not what it should be
     */
    T of(ConsumerRecord<byte[], byte[]> record);
  }

  private <T> List<Logged<T>> read(String topic, Parser<T> parser) {
    List<Logged<T>> read = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.all(topic)) {
      Position at = new Position(topic, record.partition(), record.offset());
      try {
        read.add(
            new Logged<>(
                at,
                parser.of(record),
                Instant.ofEpochMilli(record.timestamp()),
                headers(record.headers())));
      } catch (MalformedRecordException e) {
        unreadable.add(new Logged<>(at, String.valueOf(e.getMessage())));
      }
    }
    return read;
  }

  private CommandEnvelope<C> command(ConsumerRecord<byte[], byte[]> record) {
    CommandEnvelope<C> command = context.codec().decodeCommand(value(record));
    require(
        Arrays.equals(command.streamId().getBytes(UTF_8), record.key()),
        "the key is not the stream's id");
    require(
        StreamPartition.of(command.streamId(), partitions) == record.partition(),
        "the stream lives in another partition");
    return command;
  }

  private EventEnvelope<E> event(ConsumerRecord<byte[], byte[]> record) {
    EventEnvelope<E> event =
        events.event(record.key(), value(record), record.partition(), partitions);
    require(
        event.id().toString().equals(CloudEventHeaders.text(record.headers(), "ce_id"))
            && event.type().equals(CloudEventHeaders.type(record.headers())),
        "the headers are not the event's");
    return event;
  }

  private CommandResult result(ConsumerRecord<byte[], byte[]> record) {
    CommandResult result = context.codec().decodeResult(value(record));
    require(
        Arrays.equals(result.streamId().getBytes(UTF_8), record.key()),
        "the key is not the stream's id");
    return result;
  }

  private static Map<String, String> headers(Headers headers) {
    Map<String, String> own = new HashMap<>();
    headers.forEach(header -> {
      if (header.key().startsWith("jangbu_")
          && !SEALS.contains(header.key())
          && header.value() != null) {
        own.put(header.key(), new String(header.value(), UTF_8));
      }
    });
    return own;
  }

  private static Position origin(ConsumerRecord<byte[], byte[]> record) {
    @Nullable String topic = CloudEventHeaders.text(record.headers(), "dlt-topic");
    @Nullable String partition = CloudEventHeaders.text(record.headers(), "dlt-partition");
    @Nullable String offset = CloudEventHeaders.text(record.headers(), "dlt-offset");
    if (topic == null || partition == null || offset == null) {
      throw new MalformedRecordException("it does not say where it came from");
    }
    return new Position(topic, Integer.parseInt(partition), Long.parseLong(offset));
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      throw new MalformedRecordException("it has no value");
    }
    return record.value();
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new MalformedRecordException(otherwise);
    }
  }
}
