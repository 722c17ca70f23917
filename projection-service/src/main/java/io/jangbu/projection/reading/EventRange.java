package io.jangbu.projection.reading;

import io.jangbu.http.ProblemException;
import io.jangbu.projection.history.History.Direction;
import io.jangbu.projection.listing.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a stream's events are asked for. */
public record EventRange(long from, long to, Direction direction, int limit) {

  /**
   * Reads it from a query.
   *
   * @param from null = the first event
   * @param to null = the last one
   * @param direction {@code forwards} or {@code backwards}
   * @throws ProblemException 400 if a version is below 1, or the range ends before it begins; see
   *     also {@link Limit}
   */
  public static EventRange of(@Nullable Long from, @Nullable Long to, String direction, int limit) {
    if ((from != null && from < 1) || (to != null && to < 1)) {
      throw ProblemException.malformed("from and to are versions, from 1 on");
    }
    if (from != null && to != null && from > to) {
      throw ProblemException.malformed("from is not after to");
    }
    return new EventRange(
        from == null ? 1 : from,
        to == null ? Long.MAX_VALUE : to,
        direction(direction),
        Limit.require(limit));
  }

  /** Those of the stream. */
  public List<EventJson> of(StoredStream<?, ?> stream) {
    return stream.events(from, to, direction, limit).stream().map(EventJson::of).toList();
  }

  private static Direction direction(String text) {
    return switch (text) {
      case "forwards" -> Direction.FORWARDS;
      case "backwards" -> Direction.BACKWARDS;
      default -> throw ProblemException.malformed("direction is forwards or backwards");
    };
  }
}
