package io.jangbu.starter.projection.reading;

import io.jangbu.core.RejectionCode;
import io.jangbu.core.Snapshot;
import io.jangbu.starter.http.ProblemException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;

/**
 * How the streams of a context look to its clients.
 *
 * @param json a stream by its id and state; empty if there is none, or no longer
 * @param notFound the code that says so
 */
public record StreamForm<S, J extends StreamJson>(
    Class<J> type, BiFunction<String, Snapshot<S>, Optional<J>> json, RejectionCode notFound) {

  /**
   * The stream as JSON.
   *
   * @throws ProblemException 404 if there is none
   */
  public J require(String streamId, Snapshot<S> snapshot) {
    return json.apply(streamId, snapshot)
        .orElseThrow(() -> snapshot.isComplete() ? unknown(notFound, streamId) : begun(streamId));
  }

  private ProblemException begun(String streamId) {
    return new ProblemException(
            HttpStatus.NOT_FOUND,
            notFound.name(),
            "the event that began " + streamId + " is missing: /events has those that are there")
        .with("incomplete", true);
  }

  /** 404: there is no such stream, or no longer. */
  public static ProblemException unknown(RejectionCode notFound, String streamId) {
    return new ProblemException(
        HttpStatus.NOT_FOUND, notFound.name(), streamId + " is not known here");
  }
}
