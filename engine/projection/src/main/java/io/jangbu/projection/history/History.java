package io.jangbu.projection.history;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Fold;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.EventReader;
import io.jangbu.kafka.record.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The events of one partition's streams. Ten-digit versions make a stream one range of keys. */
public final class History<E> {

  /** Which end of a stream comes first. */
  public enum Direction {
    FORWARDS,
    BACKWARDS
  }

  private final ReadOnlyKeyValueStore<Bytes, byte[]> store;
  private final RefusedRecords.Replaced refused;
  private final EventReader<E> reader;

  /** {@code refused}: what stands in the place of what the store has, and was refused. */
  public History(
      ReadOnlyKeyValueStore<Bytes, byte[]> store,
      RefusedRecords.Replaced refused,
      EventReader<E> reader) {
    this.store = store;
    this.refused = refused;
    this.reader = reader;
  }

  /**
   * At most {@code limit} events, versions {@code from} to {@code to}, both included. What is no
   * event is left out.
   */
  public List<EventEnvelope<E>> events(
      String streamId, long from, long to, Direction direction, int limit) {
    List<EventEnvelope<E>> events = new ArrayList<>();
    scan(
        streamId,
        from,
        to,
        direction,
        event -> {
          events.add(event);
          return events.size() < limit;
        });
    return events;
  }

  /**
   * The version of the last event, of {@code from} to {@code to}, that was recorded when the
   * condition held; 0 if none was. The condition holds up to some time and never after it. Since
   * {@code recordedAt} never goes back within a stream, this takes a seek per halving of the range:
   * some 17 in 100,000 versions.
   */
  public long lastVersion(String streamId, long from, long to, Predicate<Instant> condition) {
    long first = from;
    long last = to;
    long found = 0;
    while (first <= last) {
      long middle = first + (last - first) / 2;
      // An erased version has no event: the next one stands for it.
      List<EventEnvelope<E>> next = events(streamId, middle, last, Direction.FORWARDS, 1);
      if (next.isEmpty() || !condition.test(next.getFirst().recordedAt())) {
        last = middle - 1;
      } else {
        found = next.getFirst().version();
        first = found + 1;
      }
    }
    return found;
  }

  /** The snapshot with the events after it, versions {@code from} to {@code to}. */
  public <S> Snapshot<S> fold(
      String streamId, Snapshot<S> snapshot, long from, long to, Fold<E, S> fold) {
    var folding =
        new Object() {
          Snapshot<S> now = snapshot;
        };
    forEach(streamId, from, to, event -> folding.now = folding.now.plus(event, fold));
    return folding.now;
  }

  /** Hands over the events, versions {@code from} to {@code to}, one after the other. */
  public void forEach(String streamId, long from, long to, Consumer<EventEnvelope<E>> action) {
    scan(
        streamId,
        from,
        to,
        Direction.FORWARDS,
        event -> {
          action.accept(event);
          return true;
        });
  }

  /** Hands over the events, versions {@code from} to {@code to}, until one is not wanted. */
  public void scan(
      String streamId, long from, long to, Direction direction, Predicate<EventEnvelope<E>> more) {
    if (from > to) {
      return;
    }
    Bytes first = key(streamId, from);
    Bytes last = key(streamId, to);
    Map<Bytes, byte[]> replaced = refused.of(streamId);
    try (KeyValueIterator<Bytes, byte[]> records =
        switch (direction) {
          case FORWARDS -> store.range(first, last);
          case BACKWARDS -> store.reverseRange(first, last);
        }) {
      while (records.hasNext()) {
        KeyValue<Bytes, byte[]> record = records.next();
        byte[] value = replaced.getOrDefault(record.key, record.value);
        try {
          if (!more.test(reader.event(EventReader.id(record.key.get()), value))) {
            return;
          }
        } catch (MalformedRecordException _) {
          // The projector has counted and logged it when it came.
        }
      }
    }
  }

  private static Bytes key(String streamId, long version) {
    return Bytes.wrap(new EventId(streamId, version).toString().getBytes(StandardCharsets.UTF_8));
  }
}
