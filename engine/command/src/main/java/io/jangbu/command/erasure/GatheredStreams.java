package io.jangbu.command.erasure;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.Rewriting;
import io.jangbu.core.EventId;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.ChainDigests;
import io.jangbu.kafka.integrity.ChainLink;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.NotTaken;
import io.jangbu.kafka.record.Rewritten;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Some streams of one partition as the log has them: of each version the newest record, as
 * compaction leaves it.
 */
final class GatheredStreams<E> {

  /** Of all of them together, so that whatever is asked for fits into memory. */
  private static final long MOST_BYTES = 64L << 20;

  private final AggregateType<?, E, ?> type;
  private final int partition;
  private final int partitions;
  private final EventReader<E> reader;
  private final Authenticity authenticity;
  private final ChainDigests digests = new ChainDigests();
  private final Map<String, NavigableMap<Long, Gathered>> streams = new HashMap<>();
  private long bytes;

  /** A record of an event's id: the event's bytes, or null where it is erased or none. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  private record Gathered(EventId id, byte @Nullable [] value, Headers headers, long offset) {

    int bytes() {
      return value == null ? 0 : value.length;
    }
  }

  GatheredStreams(
      AggregateType<?, E, ?> type,
      int partition,
      int partitions,
      Authenticity authenticity,
      Iterable<String> streamIds) {
    this.authenticity = authenticity;
    this.type = type;
    this.partition = partition;
    this.partitions = partitions;
    this.reader = new EventReader<>(type.codec());
    streamIds.forEach(id -> streams.put(id, new TreeMap<>()));
  }

  /**
   * Takes what belongs to one of the streams.
   *
   * @throws CannotEraseException if it is more than fits into memory, or of a schema that this
   *     build does not know
   */
  void take(ConsumerRecord<byte[], byte[]> record) throws CannotEraseException {
    NavigableMap<Long, Gathered> stream = stream(record.key());
    if (stream == null || isForged(record)) {
      return;
    }
    EventId id = EventReader.id(record.key());
    Gathered now = new Gathered(id, value(id, record), record.headers(), record.offset());
    Gathered before = stream.put(id.version(), now);
    bytes += now.bytes() - (before == null ? 0 : before.bytes());
    if (bytes > MOST_BYTES) {
      throw new CannotEraseException(
          "the streams have more than %d MiB: ask for fewer at once".formatted(MOST_BYTES >> 20));
    }
  }

  /** What our own key would authenticate now, if it were taken. */
  private boolean isForged(ConsumerRecord<byte[], byte[]> record) {
    return authenticity.refusal(
            partition, record.offset(), record.key(), record.value(), record.headers())
        != null;
  }

  private @Nullable NavigableMap<Long, Gathered> stream(byte @Nullable [] key) {
    if (key == null) {
      return null;
    }
    String text = new String(key, StandardCharsets.UTF_8);
    int end = text.indexOf('/');
    NavigableMap<Long, Gathered> stream = end < 0 ? null : streams.get(text.substring(0, end));
    if (stream == null) {
      return null;
    }
    try {
      EventReader.requireHome(EventReader.id(key), partition, partitions);
      return stream;
    } catch (MalformedRecordException _) {
      // It stands in the place of no event, as every reader sees it.
      return null;
    }
  }

  private byte @Nullable [] value(EventId id, ConsumerRecord<byte[], byte[]> record)
      throws CannotEraseException {
    byte[] value = record.value();
    if (value == null || NotTaken.reason(record.headers()) != null) {
      return null;
    }
    try {
      reader.event(id, value);
      return value;
    } catch (MalformedRecordException e) {
      if (e.isOfUnknownSchema()) {
        throw new CannotEraseException(id + ": " + e.getMessage());
      }
      return null;
    }
  }

  /** How many events the stream has. */
  long events(String streamId) {
    return requireNonNull(streams.get(streamId)).values().stream()
        .filter(each -> each.value() != null)
        .count();
  }

  /** How many of them were appended again at that offset or later. */
  long rewritten(String streamId, long from) {
    return requireNonNull(streams.get(streamId)).values().stream()
        .filter(each -> each.offset() >= from && Rewritten.isMarked(each.headers()))
        .count();
  }

  /**
   * The streams that have personal data, as they are to stand.
   *
   * @throws CannotEraseException if an event is of a later release
   */
  List<Rewriting.Stream> toRewrite() throws CannotEraseException {
    List<Rewriting.Stream> all = new ArrayList<>();
    for (Map.Entry<String, NavigableMap<Long, Gathered>> stream : streams.entrySet()) {
      List<Rewriting.Event> events = new ArrayList<>();
      boolean append = false;
      for (Gathered each : stream.getValue().values()) {
        byte[] erased = erased(each);
        append = append || !Arrays.equals(erased, each.value());
        events.add(event(each, erased, append && erased != null));
      }
      if (append) {
        all.add(new Rewriting.Stream(stream.getKey(), events));
      }
    }
    return all;
  }

  /** The place in the chain stays, and does not tell any more what the value was. */
  private void withoutSalt(Headers headers, byte[] before) {
    ChainLink link = ChainLink.found(headers);
    if (link != null) {
      headers
          .remove(ChainLink.HEADER)
          .add(ChainLink.HEADER, link.erasing(digests, before).encode());
    }
  }

  /** The same bytes where nothing in them is personal. */
  private byte @Nullable [] erased(Gathered each) throws CannotEraseException {
    byte[] value = each.value();
    try {
      return value == null ? null : type.codec().eraseEvent(value);
    } catch (MalformedRecordException e) {
      throw new CannotEraseException(each.id() + ": " + e.getMessage());
    }
  }

  private Rewriting.Event event(Gathered each, byte @Nullable [] value, boolean append) {
    Headers headers = new RecordHeaders(each.headers().toArray());
    if (append) {
      headers.remove(Rewritten.HEADER).add(Rewritten.HEADER, new byte[0]);
      if (each.value() != null && !Arrays.equals(value, each.value())) {
        withoutSalt(headers, each.value());
      }
    }
    return new Rewriting.Event(each.id(), value, headers, append);
  }
}
