package io.jangbu.command.claim;

import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.kafka.tracing.TraceHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of one type ask of claims: commands whose ids follow from what led to them.
 */
final class ToClaims {

  /** What the records have anew that lead from one to the other. */
  private static final Set<String> NOT_KEPT =
      Set.of(TraceHeaders.TRACEPARENT, TraceHeaders.TRACESTATE);

  private final String context;
  private final Hosted hosted;

  ToClaims(String context, Hosted hosted) {
    this.context = context;
    this.hosted = hosted;
  }

  /** The command as it came, to be carried by its claim. */
  Pending pending(CommandEnvelope<?> command, Came came) {
    return new Pending(
        context,
        command.streamId(),
        command.commandId().toString(),
        base64(came.value()),
        headers(came.headers()));
  }

  /**
   * What a command leads to. Where its record stands is new each time, and the same for whoever
   * decides it again.
   *
   * @param what it is to the command: one of each
   */
  Forwarded after(
      CommandEnvelope<?> command,
      Came came,
      String what,
      String claimId,
      ClaimCommand asked,
      Instant now) {
    String cause = "%s/%s/%s/%s".formatted(what, context, came.at(), command.commandId());
    return forwarded(cause, claimId, asked, command.correlation(), command.actor(), now);
  }

  /**
   * What an event leads to.
   *
   * @param what it is to the event: one of each
   */
  Forwarded after(
      EventEnvelope<?> event, String what, String claimId, ClaimCommand asked, Instant now) {
    String cause = what + "/" + context + "/" + event.id();
    return forwarded(cause, claimId, asked, event.correlationId(), event.actor(), now);
  }

  private Forwarded forwarded(
      String cause,
      String claimId,
      ClaimCommand asked,
      String correlationId,
      @Nullable String actor,
      Instant now) {
    UUID id =
        UUID.nameUUIDFromBytes((Claim.CONTEXT + "<" + cause).getBytes(StandardCharsets.UTF_8));
    return hosted.forwarded(
        context,
        Claim.CONTEXT,
        new CommandEnvelope<>(id, claimId, null, null, correlationId, actor, asked),
        now);
  }

  private static List<PendingHeader> headers(Headers headers) {
    return StreamSupport.stream(headers.spliterator(), false)
        .filter(header -> !NOT_KEPT.contains(header.key()))
        .map(header ->
            new PendingHeader(
                header.key(), base64(header.value() == null ? new byte[0] : header.value())))
        .toList();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
