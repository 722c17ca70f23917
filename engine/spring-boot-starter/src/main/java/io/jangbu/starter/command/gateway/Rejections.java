package io.jangbu.starter.command.gateway;

import static io.jangbu.core.StreamRejection.COMMAND_ID_REUSED;
import static java.util.Objects.requireNonNullElse;

import io.jangbu.core.CommandResult;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.RejectionCode.Kind;
import io.jangbu.core.StreamRejection;
import io.jangbu.starter.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A context's rejected commands as problems: the code as it is, and the status of its kind. A code
 * that a newer release has given is a conflict.
 */
final class Rejections {

  private final Map<String, Kind> kinds;

  Rejections(List<RejectionCode> ofContext) {
    kinds =
        Stream.concat(Stream.of(StreamRejection.values()), ofContext.stream())
            .collect(Collectors.toMap(RejectionCode::name, RejectionCode::kind));
  }

  ProblemException problem(CommandResult result) {
    String code = requireNonNullElse(result.code(), "REJECTED");
    return new ProblemException(
            status(kinds.get(code)), code, requireNonNullElse(result.message(), code))
        .with("commandId", result.commandId())
        .with("version", result.version());
  }

  /** The id came before for another stream. */
  static ProblemException idReused(UUID commandId) {
    return new ProblemException(
            status(COMMAND_ID_REUSED.kind()),
            COMMAND_ID_REUSED.name(),
            "the same commandId came before with another content")
        .with("commandId", commandId);
  }

  private static HttpStatus status(@Nullable Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case STALE -> HttpStatus.PRECONDITION_FAILED;
      case CONFLICT -> HttpStatus.CONFLICT;
      case INVALID -> HttpStatus.UNPROCESSABLE_CONTENT;
      case null -> HttpStatus.CONFLICT;
    };
  }
}
