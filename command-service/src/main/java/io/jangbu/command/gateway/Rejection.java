package io.jangbu.command.gateway;

import static io.jangbu.domain.StreamRejection.COMMAND_ID_REUSED;
import static java.util.Objects.requireNonNullElse;

import io.jangbu.domain.CommandResult;
import io.jangbu.http.ProblemException;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/**
 * A rejected command as a problem: the code as it is, and the status that the contract gives it.
 */
final class Rejection {

  private Rejection() {}

  static ProblemException of(CommandResult result) {
    String code = requireNonNullElse(result.code(), "REJECTED");
    return new ProblemException(status(code), code, requireNonNullElse(result.message(), code))
        .with("commandId", result.commandId())
        .with("version", result.version());
  }

  /** The id came before for another stream. */
  static ProblemException idReused(UUID commandId) {
    String code = COMMAND_ID_REUSED.name();
    return new ProblemException(
            status(code), code, "the same commandId came before with another content")
        .with("commandId", commandId);
  }

  static HttpStatus status(String code) {
    return switch (code) {
      case "VERSION_CONFLICT" -> HttpStatus.PRECONDITION_FAILED;
      case "INVALID", "EMPTY_ORDER", "UNDERPAID", "COMMAND_ID_REUSED" ->
          HttpStatus.UNPROCESSABLE_CONTENT;
      default -> code.endsWith("_NOT_FOUND") ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT;
    };
  }
}
