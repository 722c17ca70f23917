package io.jangbu.cli.erase.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.NotTaken;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the streams of one aggregate type in their log, those named and those whose events tell of
 * somebody, and what is personal there.
 */
final class StreamSearch {

  private final Codec<?, ?> codec;
  private final Set<String> named;
  private final Reading reading;
  private final SortedMap<String, FoundStream> found = new TreeMap<>();

  /** Those of the partition that is read, of which all events are there. */
  private SortedMap<String, FoundStream> here = new TreeMap<>();

  /** {@code named} are streams that are to be erased if there are any of that name. */
  StreamSearch(Codec<?, ?> codec, Set<String> named, Reading reading) {
    this.codec = codec;
    this.named = Set.copyOf(named);
    this.reading = reading;
  }

  /**
   * Reads partitions of the log, one after the other.
   *
   * @param again reads what is to be read once more
   * @return false if it was stopped before the end
   * @throws BrokerGoneException if the broker says nothing any more
   */
  boolean read(List<PartitionRange> ranges, LogReader reader, LogReader again)
      throws BrokerGoneException {
    for (PartitionRange range : ranges) {
      Set<String> wanted = new HashSet<>(named);
      if (reader.readWhole(range, record -> take(record, wanted)) < range.end()) {
        return false;
      }
      // Whose a stream is may be told behind its other events: these are read once more.
      if (wanted.size() > named.size()) {
        here = new TreeMap<>();
        if (again.readWhole(range, record -> take(record, wanted)) < range.end()) {
          return false;
        }
      }
      found.putAll(here);
      here = new TreeMap<>();
    }
    return true;
  }

  /** The streams there are, by their ids. */
  SortedMap<String, FoundStream> found() {
    return found;
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Set<String> wanted) {
    byte[] value = record.value();
    EventId id = id(record.key());
    if (id == null || value == null) {
      return;
    }
    String type = CloudEventHeaders.type(record.headers());
    if (type != null && !reading.types().contains(type) && !wanted.contains(id.streamId())) {
      return;
    }
    try {
      NotTaken.refuse(record.headers());
      EventEnvelope<?> envelope = codec.decodeEvent(value);
      Object event = envelope.payload();
      if (reading.tells(event)) {
        wanted.add(id.streamId());
      }
      if (wanted.contains(id.streamId())) {
        List<String> texts = reading.texts(event, codec.personalTexts(value));
        reading.follow(envelope);
        stream(id).event(id.version(), texts);
      }
    } catch (MalformedRecordException _) {
      if (wanted.contains(id.streamId())) {
        stream(id).unreadable(id.version());
      }
    }
  }

  private FoundStream stream(EventId id) {
    return here.computeIfAbsent(id.streamId(), _ -> new FoundStream());
  }

  /** The event's id; null if the key is none. */
  static @Nullable EventId id(byte @Nullable [] key) {
    try {
      return key == null ? null : EventId.parse(new String(key, UTF_8));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }
}
