package io.jangbu.starter.projection.audit;

import io.jangbu.kafka.record.EventReader;
import io.jangbu.projection.cause.Cause;
import io.jangbu.projection.cause.CauseIndex;
import io.jangbu.projection.history.History;
import io.jangbu.projection.history.RefusedRecords;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.listing.Limit;
import io.jangbu.starter.projection.listing.Parts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Which events are asked for, across all contexts. Every partition gives its own part, sorted; the
 * parts together are the page.
 */
record AuditQuery(Cause cause, String id, @Nullable AuditCursor after, int limit) {

  /** One time for two events, or one id in two contexts, must leave no doubt either. */
  private static final Comparator<LoggedEvent> ORDER =
      Comparator.comparing(LoggedEvent::recordedAt)
          .thenComparing(LoggedEvent::id)
          .thenComparing(LoggedEvent::context);

  /**
   * Reads it from a request.
   *
   * @throws ProblemException 400 unless exactly one of the three is given, or if the cursor is none
   *     of this list, or the limit out of its bounds
   */
  static AuditQuery of(
      @Nullable String correlationId,
      @Nullable String causationId,
      @Nullable String actor,
      @Nullable String cursor,
      int limit) {
    Map<Cause, String> asked = new EnumMap<>(Cause.class);
    put(asked, Cause.CORRELATION, correlationId);
    put(asked, Cause.CAUSATION, causationId);
    put(asked, Cause.ACTOR, actor);
    if (asked.size() != 1 || asked.containsValue("")) {
      throw ProblemException.malformed("one of correlationId, causationId and actor");
    }
    Cause cause = asked.keySet().iterator().next();
    String id = asked.values().iterator().next();
    AuditCursor after = cursor == null ? null : AuditCursor.read(cause, id, cursor);
    return new AuditQuery(cause, id, after, Limit.require(limit));
  }

  private static void put(Map<Cause, String> asked, Cause cause, @Nullable String id) {
    if (id != null) {
      asked.put(cause, id);
    }
  }

  /**
   * One partition's part. It ends early where the next event does not fit into the answer's share
   * of the memory, and has one at least if there is any.
   */
  <E> EventList page(LocalStores stores, Projection<E, ?> projection) {
    History<E> history =
        new History<>(
            stores.store(projection.historyStore()),
            RefusedRecords.in(stores.store(projection.snapshotStore())),
            new EventReader<>(projection.codec()));
    List<LoggedEvent> events = new ArrayList<>();
    AtomicBoolean more = new AtomicBoolean();
    CauseIndex.<E>find(
        stores.store(projection.causeStore()),
        history,
        cause,
        id,
        after == null ? null : after.in(projection.context()),
        event -> {
          LoggedEvent logged = LoggedEvent.of(projection.context(), event);
          if (parts().add(logged, events, stores.share())) {
            return true;
          }
          more.set(true);
          return false;
        });
    return parts().page(events, more.get());
  }

  /** All that there is. */
  EventList merged(List<EventList> all) {
    return parts().merged(all);
  }

  private Parts<LoggedEvent, EventList> parts() {
    return new Parts<>(
        ORDER,
        limit,
        EventList::events,
        part -> part.nextCursor() != null,
        (events, more) ->
            new EventList(
                events, more ? AuditCursor.after(events.getLast()).write(cause, id) : null));
  }
}
