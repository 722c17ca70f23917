package io.jangbu.starter.projection.reading;

import io.jangbu.core.Snapshot;
import io.jangbu.starter.http.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Which state of a stream is asked for: the one at a version, as of a time, or the current one. */
public sealed interface Moment {

  record Now() implements Moment {}

  record AtVersion(long version) implements Moment {}

  record AsOf(Instant time) implements Moment {}

  /**
   * Reads it from a query.
   *
   * @throws ProblemException 400 if both are given or the version is below 1
   */
  static Moment of(@Nullable Long version, @Nullable Instant asOf) {
    if (version != null && asOf != null) {
      throw ProblemException.malformed("either version or asOf");
    }
    if (version != null) {
      return at(version);
    }
    return asOf == null ? new Now() : new AsOf(asOf);
  }

  /**
   * The state at a version.
   *
   * @throws ProblemException 400 if it is below 1
   */
  static Moment at(long version) {
    if (version < 1) {
      throw ProblemException.malformed("a version is 1 or more");
    }
    return new AtVersion(version);
  }

  /**
   * The stream as it was then.
   *
   * @throws ProblemException 404 {@code VERSION_NOT_FOUND} if the stream exists and has not that
   *     version
   */
  default <S> Snapshot<S> of(StoredStream<?, S> stream) {
    return switch (this) {
      case Now() -> stream.current();
      case AsOf(var time) -> stream.asOf(time);
      case AtVersion(var version) when !stream.current().exists() -> stream.current();
      case AtVersion(var version) when version > stream.current().version() ->
          throw new ProblemException(
              HttpStatus.NOT_FOUND,
              "VERSION_NOT_FOUND",
              "the version is " + stream.current().version());
      case AtVersion(var version) -> stream.at(version);
    };
  }
}
