package io.jangbu.starter.projection.audit;

import io.jangbu.kafka.record.EventReader;
import io.jangbu.projection.cause.Cause;
import io.jangbu.projection.cause.CauseIndex;
import io.jangbu.projection.history.History;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.listing.Limit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
   * @throws ProblemException 400 unless exactly one of the two ids is given, or if the cursor is
   *     none of this list, or the limit out of its bounds
   */
  static AuditQuery of(
      @Nullable String correlationId,
      @Nullable String causationId,
      @Nullable String cursor,
      int limit) {
    String id = correlationId == null ? causationId : correlationId;
    if (id == null || id.isEmpty() || (correlationId != null && causationId != null)) {
      throw ProblemException.malformed("either correlationId or causationId");
    }
    Cause cause = correlationId == null ? Cause.CAUSATION : Cause.CORRELATION;
    AuditCursor after = cursor == null ? null : AuditCursor.read(cause, id, cursor);
    return new AuditQuery(cause, id, after, Limit.require(limit));
  }

  /**
   * One partition's part. It ends early where the next event does not fit into the answer's share
   * of the memory, and has one at least if there is any.
   */
  <E> EventList page(LocalStores stores, Projection<E, ?> projection) {
    History<E> history =
        new History<>(
            stores.store(projection.historyStore()), new EventReader<>(projection.codec()));
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
          if (events.size() < limit && fits(logged, events, stores.share())) {
            return true;
          }
          more.set(true);
          return false;
        });
    return page(events, more.get());
  }

  private static boolean fits(LoggedEvent event, List<LoggedEvent> events, Share share) {
    if (events.isEmpty()) {
      events.add(share.require(event));
      return true;
    }
    return share.take(event) && events.add(event);
  }

  /**
   * The parts of all partitions as one page: up to where the first of them ends that has more, for
   * what comes after that may have to come between the others' events.
   */
  EventList merged(List<EventList> parts) {
    Optional<LoggedEvent> end =
        parts.stream()
            .filter(part -> part.nextCursor() != null)
            .map(part -> part.events().getLast())
            .min(ORDER);
    return page(
        parts.stream()
            .flatMap(part -> part.events().stream())
            .filter(event -> end.isEmpty() || ORDER.compare(event, end.get()) <= 0)
            .sorted(ORDER)
            .toList(),
        end.isPresent());
  }

  private EventList page(List<LoggedEvent> sorted, boolean more) {
    List<LoggedEvent> events = sorted.size() > limit ? sorted.subList(0, limit) : sorted;
    boolean last = events.isEmpty() || (sorted.size() <= limit && !more);
    return new EventList(
        events, last ? null : AuditCursor.after(events.getLast()).write(cause, id));
  }
}
