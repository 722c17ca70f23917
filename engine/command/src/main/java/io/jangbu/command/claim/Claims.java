package io.jangbu.command.claim;

import io.jangbu.command.claim.ClaimHeader.Granted;
import io.jangbu.command.claim.ClaimHeader.Refused;
import io.jangbu.command.claim.ClaimHeader.Taken;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.GiveBack;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.core.claim.Uniqueness;
import io.jangbu.kafka.tracing.TraceHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;

/**
 * The claims of a type of which something is unique. A command that would be accepted and needs a
 * value asks for it first, as it came; it comes back with the answer, and is decided then. All of
 * it is in the transactions of the decisions.
 */
public final class Claims<C, S> {

  /** What the records have anew that lead from one to the other. */
  private static final Set<String> NOT_KEPT =
      Set.of(ClaimHeader.NAME, TraceHeaders.TRACEPARENT, TraceHeaders.TRACESTATE);

  private final String context;
  private final Hosted hosted;
  private final Uniqueness<C, S> unique;

  /** Those of a type. */
  public Claims(String context, Hosted hosted, Uniqueness<C, S> unique) {
    this.context = context;
    this.hosted = hosted;
    this.unique = unique;
  }

  /** A record of the commands topic. {@code at} is where it stands: partition, offset and time. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Came(String at, byte[] value, Headers headers) {}

  /** Whether the command needs a claim of which nothing is known yet. */
  public boolean isToAsk(CommandEnvelope<C> command, Headers headers) {
    Claim claim = unique.asked(command.payload());
    return claim != null && ClaimHeader.of(headers, claim).isEmpty();
  }

  /** Why a command is rejected that did not get its claim. */
  public record Lost(RejectionCode code, String message) {}

  /** Why the command is to be rejected; empty if it has its claim, needs none, or has not asked. */
  public Optional<Lost> lost(CommandEnvelope<C> command, Headers headers) {
    return header(command, headers)
        .flatMap(header ->
            switch (header) {
              case Granted _ -> Optional.empty();
              case Taken(_, var holder) ->
                  Optional.of(new Lost(unique.taken(), unique.takenBy(holder)));
              case Refused(_, var code) ->
                  Optional.of(new Lost(code, "nothing can be decided on the claim that it needs"));
            });
  }

  /** Whether the command comes with its claim. */
  public boolean isGranted(CommandEnvelope<C> command, Headers headers) {
    return header(command, headers).filter(Granted.class::isInstance).isPresent();
  }

  /** Asks for the command's claim. */
  public Forwarded ask(CommandEnvelope<C> command, Came came, Instant now) {
    Claim claim = Objects.requireNonNull(unique.asked(command.payload()));
    Pending pending =
        new Pending(
            context,
            command.streamId(),
            command.commandId().toString(),
            base64(came.value()),
            headers(came.headers()));
    return toClaim(cause("ask", command, came), claim.id(), new Ask(pending), command, now);
  }

  /**
   * What a command that had its claim granted leads to where no event says it: the stream holds the
   * claim, by this command or an earlier one, or the claim is free again.
   *
   * @param state of the command's stream after it
   */
  public Optional<Forwarded> settled(CommandEnvelope<C> command, Came came, S state, Instant now) {
    return header(command, came.headers())
        .filter(Granted.class::isInstance)
        .map(header -> {
          String claimId = header.claimId();
          ClaimCommand settled =
              claimId.equals(unique.held(state))
                  ? new Confirm(command.streamId())
                  : new GiveBack(command.streamId(), command.commandId().toString());
          return toClaim(cause("settle", command, came), claimId, settled, command, now);
        });
  }

  /** Where the record stands is new each time, and the same for whoever decides it again. */
  private String cause(String what, CommandEnvelope<?> command, Came came) {
    return "%s/%s/%s/%s".formatted(what, context, came.at(), command.commandId());
  }

  /** What an event leads to: a claim is confirmed, or released. */
  public List<Forwarded> changed(EventEnvelope<?> event, S before, S after, Instant now) {
    String had = unique.held(before);
    String has = unique.held(after);
    if (Objects.equals(had, has)) {
      return List.of();
    }
    String cause = context + "/" + event.id();
    List<Forwarded> changes = new ArrayList<>();
    if (had != null) {
      changes.add(toClaim("release/" + cause, had, new Release(event.streamId()), event, now));
    }
    if (has != null) {
      changes.add(toClaim("confirm/" + cause, has, new Confirm(event.streamId()), event, now));
    }
    return changes;
  }

  private Optional<ClaimHeader> header(CommandEnvelope<C> command, Headers headers) {
    Claim claim = unique.asked(command.payload());
    return claim == null ? Optional.empty() : ClaimHeader.of(headers, claim);
  }

  private Forwarded toClaim(
      String cause, String claimId, ClaimCommand asked, CommandEnvelope<?> command, Instant now) {
    return toClaim(cause, claimId, asked, command.correlation(), now);
  }

  private Forwarded toClaim(
      String cause, String claimId, ClaimCommand asked, EventEnvelope<?> event, Instant now) {
    return toClaim(cause, claimId, asked, event.correlationId(), now);
  }

  private Forwarded toClaim(
      String cause, String claimId, ClaimCommand asked, String correlationId, Instant now) {
    UUID id =
        UUID.nameUUIDFromBytes((Claim.CONTEXT + "<" + cause).getBytes(StandardCharsets.UTF_8));
    return hosted.forwarded(
        context,
        Claim.CONTEXT,
        new CommandEnvelope<>(id, claimId, null, null, correlationId, asked),
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
