package io.jangbu.starter.projection.routing;

import io.jangbu.projection.memory.AnswersFullException;
import io.jangbu.starter.http.ProblemException;
import java.time.Duration;
import org.springframework.http.HttpStatus;

/** The answers of a read that cannot be answered now: all of them may be tried again. */
public final class Problems {

  static final String UNAVAILABLE = "UNAVAILABLE";
  static final String NOT_YET = "NOT_YET";
  static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private Problems() {}

  /** 503: no instance that holds the partition answers. */
  static ProblemException unavailable() {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE, "no instance can answer this now")
        .retryAfter(RETRY_AFTER);
  }

  /** 503: there is no room for the answer in memory now. */
  static ProblemException full(AnswersFullException full) {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE, UNAVAILABLE, String.valueOf(full.getMessage()), full)
        .retryAfter(RETRY_AFTER);
  }

  /** 503: the version that the read asks for has not come. */
  public static ProblemException notYet(String streamId, long version) {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            NOT_YET,
            "version " + version + " of " + streamId + " is not in the view yet")
        .retryAfter(RETRY_AFTER);
  }
}
