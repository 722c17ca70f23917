package io.jangbu.command.engine;

import io.jangbu.command.claim.Came;
import io.jangbu.command.claim.Claims;
import io.jangbu.command.claim.CommandIds;
import io.jangbu.command.claim.Lost;
import io.jangbu.command.engine.StreamWriter.Written;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.process.Consequences;
import io.jangbu.command.process.ProcessHeader;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.tracing.Traces;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What claims have to do with a command: what it asks for first, and what comes of the answer. */
final class Claiming<C, E, S> {

  private final @Nullable CommandIds ids;
  private final @Nullable Claims<C, S> claims;
  private final StreamWriter<C, E, S> writer;
  private final Traces traces;

  Claiming(Consequences<C, E, S> consequences, StreamWriter<C, E, S> writer, Traces traces) {
    this.ids = consequences.ids();
    this.claims = consequences.claims();
    this.writer = writer;
    this.traces = traces;
  }

  /**
   * What a command asks for before anything else: its id, where these are unique. That of a
   * process's step follows from the step, and needs no claim.
   */
  Optional<Forwarded> askForId(Incoming incoming, CommandEnvelope<C> command, Instant now) {
    return ids == null || ProcessHeader.of(incoming.headers(), command.commandId()).isPresent()
        ? Optional.empty()
        : ids.ask(command, came(incoming), now).map(ask -> handOn(incoming, ask));
  }

  /** A command whose id another stream has is rejected before anything is decided. */
  Optional<Written<E, S>> withoutId(
      Incoming incoming, CommandEnvelope<C> command, Snapshot<S> stream) {
    return ids == null
        ? Optional.empty()
        : ids.lost(command, incoming.headers()).map(lost -> rejected(command, stream, lost));
  }

  /** What a command asks for that would be accepted, if it needs a value. */
  Optional<Forwarded> askForValue(Incoming incoming, CommandEnvelope<C> command, Instant now) {
    return claims == null || !claims.isToAsk(command, incoming.headers())
        ? Optional.empty()
        : Optional.of(handOn(incoming, claims.ask(command, came(incoming), now)));
  }

  /** What would be accepted is rejected where another stream has what it needs. */
  Written<E, S> judged(
      Incoming incoming, CommandEnvelope<C> command, Snapshot<S> stream, Written<E, S> written) {
    return claims == null || !written.result().accepted()
        ? written
        : claims
            .lost(command, incoming.headers())
            .map(lost -> rejected(command, stream, lost))
            .orElse(written);
  }

  private Written<E, S> rejected(CommandEnvelope<C> command, Snapshot<S> stream, Lost lost) {
    return writer.rejected(command, stream, lost.code(), lost.message());
  }

  /** Whether the command comes with the value that it needs. */
  boolean isGranted(Incoming incoming, CommandEnvelope<C> command) {
    return claims != null && claims.isGranted(command, incoming.headers());
  }

  /** What becomes of the value that the command came with, where no event says it. */
  List<Forwarded> settled(
      Incoming incoming, CommandEnvelope<C> command, Snapshot<S> stream, Instant now) {
    return claims == null
        ? List.of()
        : claims.settled(command, came(incoming), stream.state(), now).stream().toList();
  }

  private Forwarded handOn(Incoming incoming, Forwarded forwarded) {
    traces.handOn(incoming.span(), incoming.headers(), forwarded.headers());
    return forwarded;
  }

  private static Came came(Incoming incoming) {
    return new Came(
        "%d/%d/%d"
            .formatted(
                incoming.partition(), incoming.origin().offset(), incoming.record().timestamp()),
        incoming.record().value(),
        incoming.headers());
  }
}
