package io.jangbu.projection.history;

import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.EventId;
import io.jangbu.domain.Fold;
import io.jangbu.domain.Snapshot;
import io.jangbu.schemas.EventReader;
import io.jangbu.schemas.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
  private final EventReader<E> reader;

  public History(ReadOnlyKeyValueStore<Bytes, byte[]> store, EventReader<E> reader) {
    this.store = store;
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

  /** The stream folded from its first event up to {@code version}, while the condition holds. */
  public <S> Snapshot<S> fold(
      String streamId, long version, Predicate<EventEnvelope<E>> until, Fold<E, S> fold) {
    var folding =
        new Object() {
          Snapshot<S> snapshot = Snapshot.empty(fold);
        };
    scan(
        streamId,
        1,
        version,
        Direction.FORWARDS,
        event -> {
          boolean taken = until.test(event);
          if (taken) {
            folding.snapshot = folding.snapshot.plus(event, fold);
          }
          return taken;
        });
    return folding.snapshot;
  }

  private void scan(
      String streamId, long from, long to, Direction direction, Predicate<EventEnvelope<E>> more) {
    if (from > to) {
      return;
    }
    Bytes first = key(streamId, from);
    Bytes last = key(streamId, to);
    try (KeyValueIterator<Bytes, byte[]> records =
        switch (direction) {
          case FORWARDS -> store.range(first, last);
          case BACKWARDS -> store.reverseRange(first, last);
        }) {
      while (records.hasNext()) {
        KeyValue<Bytes, byte[]> record = records.next();
        try {
          if (!more.test(reader.event(EventReader.id(record.key.get()), record.value))) {
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
