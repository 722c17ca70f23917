package io.jangbu.starter.projection.reading;

import io.jangbu.projection.history.History.Direction;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.listing.Limit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a stream's events are asked for: those that lie in the range of versions and in that of
 * times, both ends of each included.
 *
 * @param recordedFrom null = from the first event on
 * @param recordedTo null = up to the last one
 */
record EventRange(
    long from,
    long to,
    @Nullable Instant recordedFrom,
    @Nullable Instant recordedTo,
    Direction direction,
    int limit) {

  /**
   * Reads it from a query.
   *
   * @param from null = the first event
   * @param to null = the last one
   * @param direction {@code forwards} or {@code backwards}
   * @throws ProblemException 400 if a version is below 1, or a range ends before it begins; see
   *     also {@link Limit}
   */
  static EventRange of(
      @Nullable Long from,
      @Nullable Long to,
      @Nullable Instant recordedFrom,
      @Nullable Instant recordedTo,
      String direction,
      int limit) {
    if ((from != null && from < 1) || (to != null && to < 1)) {
      throw ProblemException.malformed("from and to are versions, from 1 on");
    }
    if (from != null && to != null && from > to) {
      throw ProblemException.malformed("from is not after to");
    }
    if (recordedFrom != null && recordedTo != null && recordedFrom.isAfter(recordedTo)) {
      throw ProblemException.malformed("recordedFrom is not after recordedTo");
    }
    return new EventRange(
        from == null ? 1 : from,
        to == null ? Long.MAX_VALUE : to,
        recordedFrom,
        recordedTo,
        direction(direction),
        Limit.require(limit));
  }

  /** A page of them. */
  EventsRead<EventJson> of(StoredStream<?, ?> stream) {
    long first = recordedFrom == null ? from : from(recordedFrom, stream);
    long last = recordedTo == null ? to : to(recordedTo, stream);
    return stream.events(first, last, direction, limit, EventJson::of);
  }

  private long from(Instant time, StoredStream<?, ?> stream) {
    return Math.max(
        from, stream.lastVersion(from, to, recordedAt -> recordedAt.isBefore(time)) + 1);
  }

  private long to(Instant time, StoredStream<?, ?> stream) {
    return stream.lastVersion(from, to, recordedAt -> !recordedAt.isAfter(time));
  }

  private static Direction direction(String text) {
    return switch (text) {
      case "forwards" -> Direction.FORWARDS;
      case "backwards" -> Direction.BACKWARDS;
      default -> throw ProblemException.malformed("direction is forwards or backwards");
    };
  }
}
