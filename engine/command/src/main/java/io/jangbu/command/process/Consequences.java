package io.jangbu.command.process;

import io.jangbu.command.AggregateType;
import io.jangbu.command.process.Hosted.Member;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Fold;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.Answer;
import io.jangbu.core.process.Input;
import io.jangbu.core.process.Outgoing;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.core.process.ProcessStep;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
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
public final class Consequences<E, S> {

  private static final String SOURCE = "/jangbu/command-service";

  /** Key and headers have room beside it. */
  private static final int MOST_BYTES = TopicSettings.MAX_COMMAND_BYTES - (16 << 10);

  private final String context;
  private final Hosted hosted;
  private final List<Member<?, ?, ?>> processes;
  private final Fold<E, S> fold;
  private final @Nullable ProcessRules<?, E, S> rules;

  /** Those of a type. */
  public Consequences(AggregateType<?, E, S> type, Hosted hosted) {
    this.context = type.name();
    this.hosted = hosted;
    this.processes = hosted.processesOf(context);
    this.fold = type.decider();
    this.rules = type.process();
  }

  /**
   * What newly appended events lead to.
   *
   * @param before the stream before them
   * @throws IllegalArgumentException if a process sends where it did not say that it would, or more
   *     than a commands topic takes
   */
  public List<Forwarded> of(List<EventEnvelope<E>> events, Snapshot<S> before, Instant now) {
    if (rules == null && processes.isEmpty()) {
      return List.of();
    }
    List<Forwarded> forwarded = new ArrayList<>();
    Snapshot<S> after = before;
    for (EventEnvelope<E> event : events) {
      after = after.plus(event, fold);
      for (Member<?, ?, ?> process : processes) {
        happened(process, event, after, now).ifPresent(forwarded::add);
      }
      if (rules != null) {
        for (Outgoing outgoing : rules.outgoing(event, after)) {
          forwarded.add(send(hosted.member(outgoing.context()), event, outgoing, now));
        }
      }
    }
    return forwarded;
  }

  /** What the result of a command leads to: something if a process has sent the command. */
  public Optional<Forwarded> of(
      Headers headers, CommandEnvelope<?> command, CommandResult result, Instant now) {
    return processes.isEmpty()
        ? Optional.empty()
        : ProcessHeader.of(headers, command.commandId())
            .flatMap(step -> answer(step, command, result, now));
  }

  private <C> Optional<Forwarded> happened(
      Member<C, ?, ?> process, EventEnvelope<?> event, Snapshot<S> after, Instant now) {
    ProcessRules<C, ?, ?> hearing = process.rules();
    if (hearing == null || !hearing.hears().contains(context)) {
      return Optional.empty();
    }
    String cause = process.type().name() + "<" + context + "/" + event.id();
    return hearing
        .happened(context, event, after)
        .map(input -> input(process, cause, input, event.correlationId(), now));
  }

  private Optional<Forwarded> answer(
      ProcessStep step, CommandEnvelope<?> command, CommandResult result, Instant now) {
    Member<?, ?, ?> process = hosted.find(step.process());
    return process == null ? Optional.empty() : answer(process, step, command, result, now);
  }

  private <C> Optional<Forwarded> answer(
      Member<C, ?, ?> process,
      ProcessStep step,
      CommandEnvelope<?> command,
      CommandResult result,
      Instant now) {
    ProcessRules<C, ?, ?> waiting = process.rules();
    if (waiting == null || !waiting.sends().contains(context)) {
      return Optional.empty();
    }
    C answered = waiting.answered(new Answer(step.processId(), step.step(), context, result));
    String cause = process.type().name() + "<answer/" + command.commandId();
    return Optional.of(
        input(process, cause, new Input<>(step.processId(), answered), command.correlation(), now));
  }

  private <C> Forwarded input(
      Member<C, ?, ?> process, String cause, Input<C> input, String correlationId, Instant now) {
    CommandEnvelope<C> command =
        new CommandEnvelope<>(
            UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)),
            input.processId(),
            null,
            null,
            correlationId,
            input.command());
    return forwarded(process, command, now);
  }

  private <C> Forwarded send(
      Member<C, ?, ?> to, EventEnvelope<E> cause, Outgoing outgoing, Instant now) {
    if (rules == null || !rules.sends().contains(outgoing.context())) {
      throw new IllegalArgumentException(
          "the process does not say that it sends to " + outgoing.context());
    }
    ProcessStep step = new ProcessStep(context, cause.streamId(), outgoing.step());
    @SuppressWarnings("unchecked") // a process says of which context its commands are
    CommandEnvelope<C> command =
        new CommandEnvelope<>(
            step.commandId(),
            outgoing.streamId(),
            outgoing.expectedVersion(),
            null,
            cause.correlationId(),
            (C) outgoing.command());
    Forwarded forwarded = forwarded(to, command, now);
    ProcessHeader.add(forwarded.headers(), step);
    return forwarded;
  }

  private <C> Forwarded forwarded(Member<C, ?, ?> to, CommandEnvelope<C> command, Instant now) {
    byte[] value = to.type().codec().encodeCommand(command);
    if (value.length > MOST_BYTES) {
      throw new IllegalArgumentException(
          "the command has %d bytes, more than a commands topic takes".formatted(value.length));
    }
    return new Forwarded(
        Hosted.sink(context, to.type().name()),
        command.streamId().getBytes(StandardCharsets.UTF_8),
        value,
        StreamPartition.of(command.streamId(), to.partitions()),
        CloudEventHeaders.of(command, SOURCE, now));
  }
}
