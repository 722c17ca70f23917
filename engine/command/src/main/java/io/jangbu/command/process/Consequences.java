package io.jangbu.command.process;

import io.jangbu.command.AggregateType;
import io.jangbu.command.claim.Claims;
import io.jangbu.command.claim.CommandIds;
import io.jangbu.command.claim.Handing;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.hosted.Hosted;
import io.jangbu.command.hosted.Hosted.Member;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Fold;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.Claim;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Input;
import io.jangbu.core.process.Outgoing;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.core.process.ProcessStep;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the decisions of one type lead to elsewhere, in the same transaction: what has happened goes
 * to the processes that hear of it, what a process sends to those that it is for, and their results
 * to the process. Each is a command with an id that follows from what has led to it: whoever
 * decides the same again sends nothing new.
 */
public final class Consequences<C, E, S> {

  private final String context;
  private final Hosted hosted;
  private final List<Member<?, ?, ?>> processes;
  private final Fold<E, S> fold;
  private final @Nullable ProcessRules<C, E, S> rules;
  private final @Nullable Claims<C, S> claims;
  private final @Nullable CommandIds ids;
  private final @Nullable Handing handing;

  /** Those of a type. */
  public Consequences(AggregateType<C, E, S> type, Hosted hosted) {
    this.context = type.name();
    this.hosted = hosted;
    this.processes = hosted.processesOf(context);
    this.fold = type.decider();
    this.rules = type.process();
    this.claims =
        type.uniqueness() == null ? null : new Claims<>(context, hosted, type.uniqueness());
    this.ids = hosted.hasUniqueIds(context) ? new CommandIds(context, hosted) : null;
    this.handing = context.equals(Claim.CONTEXT) ? new Handing(hosted) : null;
  }

  /** Its claims, if something of the type is unique. */
  public @Nullable Claims<C, S> claims() {
    return claims;
  }

  /** The ids of its commands, if these are unique among all its streams. */
  public @Nullable CommandIds ids() {
    return ids;
  }

  /**
   * What newly appended events lead to.
   *
   * @param before the stream before them
   * @param end the stream after all of them
   * @throws IllegalArgumentException if a process sends where it did not say that it would, or more
   *     than a commands topic takes
   */
  public List<Forwarded> of(
      List<EventEnvelope<E>> events, Snapshot<S> before, Snapshot<S> end, Instant now) {
    if (rules == null && processes.isEmpty() && claims == null && handing == null) {
      return List.of();
    }
    List<Forwarded> forwarded = new ArrayList<>();
    Snapshot<S> after = before;
    for (EventEnvelope<E> event : events) {
      Snapshot<S> last = after;
      after = event.version() == end.version() ? end : last.plus(event, fold);
      if (claims != null) {
        forwarded.addAll(claims.changed(event, last.state(), after.state(), now));
      }
      if (handing != null) {
        handing.of(event, after).ifPresent(forwarded::add);
      }
      for (Member<?, ?, ?> process : processes) {
        happened(process, event, after, now).ifPresent(forwarded::add);
      }
      if (rules != null) {
        for (Outgoing outgoing : rules.outgoing(event, after)) {
          forwarded.add(send(event, outgoing, now));
        }
      }
    }
    return forwarded;
  }

  /** What the result of a command leads to: something if a process has sent the command. */
  public Optional<Forwarded> of(
      Headers headers, CommandEnvelope<?> command, CommandResult result, Instant now) {
    if (handing != null) {
      return handing.of(command, result);
    }
    return processes.isEmpty()
        ? Optional.empty()
        : ProcessHeader.of(headers, command.commandId())
            .flatMap(step -> answer(step, command, result, now));
  }

  private <I> Optional<Forwarded> happened(
      Member<I, ?, ?> process, EventEnvelope<?> event, Snapshot<S> after, Instant now) {
    ProcessRules<I, ?, ?> hearing = process.rules();
    if (hearing == null || !hearing.hears().contains(context)) {
      return Optional.empty();
    }
    String cause = process.type().name() + "<" + context + "/" + event.id();
    return hearing
        .happened(context, event, after)
        .map(input -> input(process, cause, input, event.correlationId(), event.actor(), now));
  }

  private Optional<Forwarded> answer(
      ProcessStep step, CommandEnvelope<?> command, CommandResult result, Instant now) {
    Member<?, ?, ?> process = hosted.find(step.process());
    return process == null ? Optional.empty() : answer(process, step, command, result, now);
  }

  private <I> Optional<Forwarded> answer(
      Member<I, ?, ?> process,
      ProcessStep step,
      CommandEnvelope<?> command,
      CommandResult result,
      Instant now) {
    ProcessRules<I, ?, ?> waiting = process.rules();
    if (waiting == null || !waiting.sends().contains(context)) {
      return Optional.empty();
    }
    I answered = waiting.answered(new Answer(step.processId(), step.step(), context, result));
    // A rebuild forgets rejections: the same command may have another outcome later.
    String outcome = result.code() == null ? "" : "/" + result.code();
    String cause = process.type().name() + "<answer/" + command.commandId() + outcome;
    return Optional.of(
        input(
            process,
            cause,
            new Input<>(step.processId(), answered),
            command.correlation(),
            command.actor(),
            now));
  }

  private <I> Forwarded input(
      Member<I, ?, ?> process,
      String cause,
      Input<I> input,
      String correlationId,
      @Nullable String actor,
      Instant now) {
    CommandEnvelope<I> command =
        new CommandEnvelope<>(
            UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)),
            input.processId(),
            null,
            null,
            correlationId,
            actor,
            input.command());
    return hosted.forwarded(context, process.type().name(), command, now);
  }

  private Forwarded send(EventEnvelope<E> cause, Outgoing outgoing, Instant now) {
    if (rules == null || !rules.sends().contains(outgoing.context())) {
      throw new IllegalArgumentException(
          "the process does not say that it sends to " + outgoing.context());
    }
    ProcessStep step = new ProcessStep(context, cause.streamId(), outgoing.step());
    CommandEnvelope<?> command =
        new CommandEnvelope<>(
            step.commandId(),
            outgoing.streamId(),
            outgoing.expectedVersion(),
            null,
            cause.correlationId(),
            cause.actor(),
            outgoing.command());
    Forwarded forwarded = hosted.forwarded(context, outgoing.context(), command, now);
    ProcessHeader.add(forwarded.headers(), step);
    return forwarded;
  }
}
