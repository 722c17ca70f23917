package io.jangbu.projection.cause;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.projection.history.History;
import java.time.Instant;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The events of one partition by what they were caused by: {@link CauseKey} → for which {@link
 * Cause}s. A command that was given no correlation is both, which makes one entry of the two.
 *
 * <p>It holds the events that were projected since it is there. Those that a deployment has from
 * before come into it when the projection is rebuilt.
 */
public final class CauseIndex {

  private CauseIndex() {}

  /** Enters an event. May be done again. */
  public static void put(KeyValueStore<Bytes, byte[]> store, EventEnvelope<?> event) {
    for (Cause cause : Cause.values()) {
      String id = cause.of(event);
      int bits = id == null ? 0 : bits(id, event);
      // What is more than one of its causes makes one entry, with the first of them.
      if (id != null && Integer.lowestOneBit(bits) == cause.bit()) {
        store.put(CauseKey.of(id, event), new byte[] {(byte) bits});
      }
    }
  }

  private static int bits(String id, EventEnvelope<?> event) {
    int bits = 0;
    for (Cause cause : Cause.values()) {
      if (id.equals(cause.of(event))) {
        bits |= cause.bit();
      }
    }
    return bits;
  }

  /** Right before or right after an event, in the order of the times and then of the ids. */
  public record Place(Instant recordedAt, String eventId, boolean after) {

    private Bytes key(String cause) {
      return CauseKey.of(cause, recordedAt, after ? eventId + "\0" : eventId);
    }
  }

  /**
   * Hands over the events of a cause, sorted, until one is not wanted. Each is looked up in the
   * history: one that was erased is not there, and one whose cause has the same hash by chance is
   * another's.
   *
   * @param from null = from the first on
   */
  public static <E> void find(
      ReadOnlyKeyValueStore<Bytes, byte[]> store,
      History<E> history,
      Cause cause,
      String id,
      @Nullable Place from,
      Predicate<EventEnvelope<E>> more) {
    Bytes first = from == null ? CauseKey.first(id) : from.key(id);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(first, CauseKey.last(id))) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        if ((entry.value[0] & cause.bit()) != 0) {
          EventId event = CauseKey.eventId(entry.key);
          for (EventEnvelope<E> found :
              history.events(
                  event.streamId(),
                  event.version(),
                  event.version(),
                  History.Direction.FORWARDS,
                  1)) {
            if (id.equals(cause.of(found)) && !more.test(found)) {
              return;
            }
          }
        }
      }
    }
  }
}
