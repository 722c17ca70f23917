package io.jangbu.command.claim;

import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.RejectionCode;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimCommand.Ask;
import io.jangbu.core.claim.ClaimCommand.Confirm;
import io.jangbu.core.claim.ClaimCommand.Release;
import io.jangbu.core.claim.Pending;
import io.jangbu.core.claim.Pending.PendingHeader;
import io.jangbu.core.claim.Uniqueness;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The claims of a type of which something is unique. A command that would be accepted and needs a
 * value asks for it first, as it came; it comes back with the answer, and is decided then. All of
 * it is in the transactions of the decisions.
 */
public final class Claims<C, S> {

  private final String context;
  private final Hosted hosted;
  private final Uniqueness<C, S> unique;

  /** Those of a type. */
  public Claims(String context, Hosted hosted, Uniqueness<C, S> unique) {
    this.context = context;
    this.hosted = hosted;
    this.unique = unique;
  }

  /** A record of the commands topic. {@code at} is where it stands: partition and offset. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Came(String at, byte[] value, Headers headers) {}

  /** Whether the command needs a claim of which nothing is known yet. */
  public boolean isToAsk(CommandEnvelope<C> command, Headers headers) {
    Claim claim = unique.asked(command.payload());
    return claim != null && ClaimHeader.of(headers, claim).isEmpty();
  }

  /** The stream that has the command's claim; null if none but its own has. */
  public @Nullable String takenBy(CommandEnvelope<C> command, Headers headers) {
    return header(command, headers).map(ClaimHeader::holder).orElse(null);
  }

  /** What a command is rejected with whose claim another stream holds. */
  public RejectionCode code() {
    return unique.taken();
  }

  /** The same for a human. */
  public String message(String holder) {
    return unique.takenBy(holder);
  }

  /** Asks for the command's claim. */
  public Forwarded ask(CommandEnvelope<C> command, Came came, Instant now) {
    Claim claim = Objects.requireNonNull(unique.asked(command.payload()));
    Pending pending =
        new Pending(context, command.streamId(), base64(came.value()), headers(came.headers()));
    return toClaim("ask/" + context + "/" + came.at(), claim.id(), new Ask(pending), command, now);
  }

  /**
   * What a command that had its claim granted leads to where no event says it: the stream holds the
   * claim, by this command or an earlier one, or the claim is free again.
   *
   * @param state of the command's stream after it
   */
  public Optional<Forwarded> settled(CommandEnvelope<C> command, Came came, S state, Instant now) {
    return header(command, came.headers())
        .filter(header -> header.holder() == null)
        .map(header -> {
          boolean holds = header.claimId().equals(unique.held(state));
          ClaimCommand settled =
              holds ? new Confirm(command.streamId()) : new Release(command.streamId());
          return toClaim(
              "settle/" + context + "/" + came.at(), header.claimId(), settled, command, now);
        });
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
        .filter(header -> !header.key().equals(ClaimHeader.NAME))
        .map(header ->
            new PendingHeader(
                header.key(), base64(header.value() == null ? new byte[0] : header.value())))
        .toList();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
