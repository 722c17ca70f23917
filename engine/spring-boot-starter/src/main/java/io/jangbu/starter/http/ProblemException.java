package io.jangbu.starter.http;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** An answer that is no success: a status, the contract's code, and a sentence for a human. */
public final class ProblemException extends ErrorResponseException {

  public ProblemException(HttpStatus status, String code, String detail) {
    this(status, code, detail, null);
  }

  public ProblemException(
      HttpStatus status, String code, String detail, @Nullable Throwable cause) {
    super(status, body(status, code, detail), cause);
    getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
  }

  /** 400 {@code MALFORMED}: the request is not of the form that the contract gives. */
  public static ProblemException malformed(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, "MALFORMED", detail);
  }

  /** The contract's code. */
  public String code() {
    Map<String, Object> members = getBody().getProperties();
    return members == null ? "" : String.valueOf(members.get("code"));
  }

  /** Adds a member to the problem, such as the commandId that it is about. */
  public ProblemException with(String member, Object value) {
    getBody().setProperty(member, value);
    return this;
  }

  /** Tells the client when to try again, in whole seconds, rounded up. */
  public ProblemException retryAfter(Duration pause) {
    long seconds = Math.max(1, pause.plusMillis(999).toSeconds());
    getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    return this;
  }

  static ProblemDetail body(HttpStatus status, String code, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setProperty("code", code);
    return body;
  }
}
