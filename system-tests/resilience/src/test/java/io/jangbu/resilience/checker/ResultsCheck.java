package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.context.Folding;
import io.jangbu.resilience.time.Outages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether commands, results and events account for each other: each command on the topic has its
 * result, each result has exactly its events, each event its result; and whether each decision is
 * the one that the rules give in the state that the stream had then.
 */
final class ResultsCheck<C, E, S> {

  private final Context<C, E, S> context;
  private final ContextLog<C, E> log;
  private final Streams<E> streams;
  private final DueEvents<C, E, S> due;
  private final Map<UUID, Integer> asked;
  private final Decisions decisions;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<UUID, Logged<CommandEnvelope<C>>> commands = new LinkedHashMap<>();
  private final ClaimHeaders<C> claims;

  private ResultsCheck(
      Reading<C, E, S> reading, DueEvents<C, E, S> due, Map<UUID, Integer> asked, Outages outages) {
    this.context = reading.context();
    this.log = reading.log();
    this.streams = reading.streams();
    this.due = due;
    this.asked = asked;
    this.decisions = Decisions.of(log.results(), outages);
    this.claims = ClaimHeaders.of(context.unique(), log.commands());
    faults.addAll(decisions.faults());
  }

  /**
   * What is wrong.
   *
   * @param asked how often a command went to its claim first, instead of being answered
   */
  static <C, E, S> List<Fault> of(
      Reading<C, E, S> reading, DueEvents<C, E, S> due, Map<UUID, Integer> asked, Outages outages) {
    ResultsCheck<C, E, S> check = new ResultsCheck<>(reading, due, asked, outages);
    check.countAnswers();
    check.accountForEvents();
    check.judge();
    return check.faults;
  }

  /** Each time that a command is on the topic is answered once, or has its claim asked for. */
  private void countAnswers() {
    Map<UUID, Integer> open = new HashMap<>();
    for (Logged<CommandEnvelope<C>> command : log.commands()) {
      UUID id = command.value().commandId();
      commands.putIfAbsent(id, command);
      open.merge(id, 1, Integer::sum);
    }
    log.results().forEach(result -> open.merge(result.value().commandId(), -1, Integer::sum));
    asked.forEach((id, times) -> open.merge(id, -times, Integer::sum));
    open.forEach((id, missing) -> {
      Logged<CommandEnvelope<C>> command = commands.get(id);
      List<Logged<CommandResult>> results = decisions.on(id);
      if (missing > 0 && command != null) {
        faults.add(
            Fault.of(
                Kind.UNANSWERED, id.toString(), missing + " results are not there", command.at()));
      } else if (missing < 0 && !results.isEmpty()) {
        faults.add(
            Fault.of(
                Kind.STRAY,
                id.toString(),
                -missing + " results too many",
                results.getFirst().at()));
      }
    });
  }

  /** Each event is named by the result of the command that caused it. */
  private void accountForEvents() {
    for (Logged<EventEnvelope<E>> event : log.events()) {
      if (due.has(event.value().id())) {
        continue;
      }
      String id = event.value().id().toString();
      List<Logged<CommandResult>> results =
          decisions.on(UUID.fromString(event.value().causationId()));
      if (results.isEmpty()) {
        faults.add(
            Fault.of(
                Kind.STRAY,
                id,
                "its command " + event.value().causationId() + " has no result",
                event.at()));
      } else if (results.stream().noneMatch(result -> result.value().events().contains(id))) {
        faults.add(
            Fault.of(
                Kind.STRAY,
                id,
                "the result of its command " + results.getFirst().value() + " does not name it",
                event.at(),
                results.getFirst().at()));
      }
    }
  }

  private void judge() {
    Map<String, List<Logged<CommandResult>>> byStream = new LinkedHashMap<>();
    for (Logged<CommandResult> result : decisions.all()) {
      byStream.computeIfAbsent(result.value().streamId(), _ -> new ArrayList<>()).add(result);
    }
    byStream.forEach(this::judge);
  }

  private void judge(String streamId, List<Logged<CommandResult>> results) {
    SortedMap<Long, Logged<EventEnvelope<E>>> events = streams.events(streamId);
    Map<Long, List<Logged<CommandResult>>> byVersion = new HashMap<>();
    Set<Position> unjudged = new HashSet<>();
    for (Logged<CommandResult> result : results) {
      byVersion.computeIfAbsent(before(result.value()), _ -> new ArrayList<>()).add(result);
      unjudged.add(result.at());
    }
    Folding<E, S> stream = context.newStream();
    List<Logged<CommandResult>> decided = byVersion.getOrDefault(0L, List.of());
    while (true) {
      for (Logged<CommandResult> result : decided) {
        judge(result, stream, events);
        unjudged.remove(result.at());
      }
      Logged<EventEnvelope<E>> next = events.get(stream.snapshot().version() + 1);
      if (next == null) {
        break;
      }
      stream.apply(next.value());
      decided = byVersion.getOrDefault(stream.snapshot().version(), List.of());
    }
    for (Logged<CommandResult> result : results) {
      if (unjudged.contains(result.at())) {
        faults.add(
            Fault.of(
                Kind.LOST,
                result.value().commandId().toString(),
                "%s was decided at version %d of %s, which is not there"
                    .formatted(result.value(), before(result.value()), streamId),
                result.at()));
      }
    }
  }

  /** The stream's version when the command was decided. */
  private static long before(CommandResult result) {
    return result.version() - result.events().size();
  }

  private void judge(
      Logged<CommandResult> logged,
      Folding<E, S> stream,
      SortedMap<Long, Logged<EventEnvelope<E>>> events) {
    CommandResult result = logged.value();
    Logged<CommandEnvelope<C>> asked = commands.get(result.commandId());
    if (asked == null) {
      // Already found: there is one result too many.
      return;
    }
    CommandEnvelope<C> command = asked.value();
    Judgement<E> right =
        claims.judged(command, result, Judgement.of(command, stream.snapshot(), context.decider()));
    if (!right.agreesWith(result.outcome(), result.version(), result.code(), result.message())) {
      faults.add(
          Fault.of(
              Kind.MISJUDGED,
              result.commandId().toString(),
              result + " for " + command + ", but the rules say " + right,
              logged.at()));
      return;
    }
    for (int i = 0; i < result.events().size(); i++) {
      compare(logged, command, right.payloads().get(i), events.get(before(result) + 1 + i), i);
    }
  }

  private void compare(
      Logged<CommandResult> result,
      CommandEnvelope<C> command,
      E payload,
      @Nullable Logged<EventEnvelope<E>> event,
      int place) {
    String id = result.value().events().get(place);
    if (event == null) {
      faults.add(Fault.of(Kind.LOST, id, result.value() + " names it", result.at()));
      return;
    }
    EventEnvelope<E> value = event.value();
    String correlation =
        Objects.requireNonNullElse(command.correlationId(), command.commandId().toString());
    boolean right =
        value.id().toString().equals(id)
            && value.causationId().equals(command.commandId().toString())
            && value.correlationId().equals(correlation)
            && (command.occurredAt() == null || command.occurredAt().equals(value.occurredAt()))
            && value.payload().equals(payload);
    if (!right) {
      faults.add(
          Fault.of(
              Kind.MISJUDGED,
              id,
              value + " is not what " + command + " leads to: " + payload,
              event.at(),
              result.at()));
    }
  }
}
