package io.jangbu.starter.command.gateway;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandId;
import io.jangbu.core.StreamId;
import io.jangbu.core.TextBound;
import io.jangbu.starter.http.HeaderText;
import io.jangbu.starter.http.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What a request's headers say about its command, and who sends it.
 *
 * @param commandId from {@code Idempotency-Key}, else a new one
 * @param expectedVersion from {@code If-Match}
 * @param correlationId from {@code Correlation-Id}; bounded by {@link TextBound#CORRELATION_ID}
 * @param actor the subject of the caller's token, bounded by {@link TextBound#ACTOR}; null = nobody
 *     was asked for one
 */
public record CommandHeaders(
    UUID commandId,
    @Nullable Long expectedVersion,
    @Nullable String correlationId,
    @Nullable String actor) {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String CORRELATION_ID = "Correlation-Id";

  private static final Pattern VERSION = Pattern.compile("\"(0|[1-9][0-9]{0,9})\"");

  static CommandHeaders of(HttpServletRequest request) {
    return new CommandHeaders(
        commandId(HeaderText.of(request, IDEMPOTENCY_KEY)),
        expectedVersion(HeaderText.of(request, HttpHeaders.IF_MATCH)),
        correlationId(HeaderText.of(request, CORRELATION_ID)),
        actor(request.getRemoteUser()));
  }

  /** The command, with an id that was checked. */
  <C> CommandEnvelope<C> envelope(String streamId, @Nullable Instant occurredAt, C payload) {
    if (!StreamId.isValid(streamId)) {
      throw ProblemException.malformed("an id has 1 to 64 of [A-Za-z0-9_-]");
    }
    return new CommandEnvelope<>(
        commandId, streamId, expectedVersion, occurredAt, correlationId, actor, payload);
  }

  private static UUID commandId(@Nullable String key) {
    if (key == null) {
      return UUID.randomUUID();
    }
    return CommandId.parse(key)
        .orElseThrow(() -> ProblemException.malformed(IDEMPOTENCY_KEY + " is not a UUID"));
  }

  private static @Nullable Long expectedVersion(@Nullable String match) {
    if (match == null) {
      return null;
    }
    Matcher version = VERSION.matcher(match);
    if (!version.matches()) {
      throw ProblemException.malformed("If-Match is not a version in quotes, such as \"3\"");
    }
    return Long.valueOf(version.group(1));
  }

  private static @Nullable String actor(@Nullable String caller) {
    String fault = caller == null ? null : TextBound.ACTOR.fault("the token's subject", caller);
    if (fault != null) {
      throw ProblemException.malformed(fault);
    }
    return caller;
  }

  private static @Nullable String correlationId(@Nullable String id) {
    String fault = id == null ? null : TextBound.CORRELATION_ID.fault(CORRELATION_ID, id);
    if (fault != null) {
      throw ProblemException.malformed(fault);
    }
    return id;
  }
}
