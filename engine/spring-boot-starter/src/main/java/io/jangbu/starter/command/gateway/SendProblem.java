package io.jangbu.starter.command.gateway;

import io.jangbu.starter.http.ProblemException;
import java.time.Duration;
import java.util.UUID;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why there is no result, told apart by whether the command may have been taken. */
final class SendProblem {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private SendProblem() {}

  static ProblemException notSent(Throwable failure) {
    return failure instanceof RecordTooLargeException
        ? new ProblemException(
            HttpStatus.CONTENT_TOO_LARGE, "TOO_LARGE", "the command is larger than its topic takes")
        : unavailable("no broker took it", failure);
  }

  static ProblemException unavailable(String why, @Nullable Throwable cause) {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "The command was not taken: " + why,
            cause)
        .retryAfter(RETRY_AFTER);
  }

  static ProblemException outcomeUnknown(UUID commandId, Throwable cause) {
    return new ProblemException(
            HttpStatus.GATEWAY_TIMEOUT,
            "OUTCOME_UNKNOWN",
            "No result came in time. The command may have been taken: send it again with this "
                + "commandId as Idempotency-Key to learn its outcome",
            cause)
        .with("commandId", commandId);
  }
}
