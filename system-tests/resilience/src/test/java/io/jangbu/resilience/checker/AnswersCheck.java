package io.jangbu.resilience.checker;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Whether senders were told the truth: each answer that one heard is the result on the topic, and
 * what is on the topics was sent by somebody. And whether each command that a broker took is there.
 */
final class AnswersCheck {

  private AnswersCheck() {}

  static <C> List<Fault> of(Reading<C, ?, ?> reading, List<Told<C>> told) {
    ContextLog<C, ?> log = reading.log();
    List<Fault> faults = new ArrayList<>();
    Map<UUID, List<Logged<CommandResult>>> results = new HashMap<>();
    log.results()
        .forEach(result ->
            results
                .computeIfAbsent(result.value().commandId(), _ -> new ArrayList<>())
                .add(result));
    Map<UUID, CommandEnvelope<C>> sent = new HashMap<>();
    Set<UUID> there = new HashSet<>();
    log.commands().forEach(command -> there.add(command.value().commandId()));
    for (Told<C> each : told) {
      CommandEnvelope<C> command = each.command();
      sent.put(command.commandId(), command);
      if (each.isTaken() && !there.contains(command.commandId())) {
        faults.add(
            Fault.of(
                Kind.LOST,
                command.commandId().toString(),
                "a broker took it, and it is not there"));
      }
      List<Logged<CommandResult>> heard = results.getOrDefault(command.commandId(), List.of());
      for (Answer answer : each.answers()) {
        if (heard.isEmpty()) {
          faults.add(
              Fault.of(
                  Kind.LOST,
                  command.commandId().toString(),
                  "the sender was told " + answer + ", and there is no result"));
        } else if (heard.stream().noneMatch(result -> same(answer, result.value()))) {
          faults.add(
              Fault.of(
                  Kind.CONTRADICTION,
                  command.commandId().toString(),
                  "the sender was told " + answer + ", the result is " + heard.getFirst().value(),
                  heard.getFirst().at()));
        }
      }
    }
    for (Logged<CommandEnvelope<C>> command : log.commands()) {
      // What decisions have sent is none of the senders' business.
      if (!Sendings.isByADecision(reading.context(), command)
          && !command.value().equals(sent.get(command.value().commandId()))) {
        faults.add(
            Fault.of(
                Kind.STRAY,
                command.value().commandId().toString(),
                "nobody has sent " + command.value(),
                command.at()));
      }
    }
    return faults;
  }

  private static boolean same(Answer answer, CommandResult result) {
    return answer.outcome() == result.outcome()
        && answer.version() == result.version()
        && Objects.equals(answer.code(), result.code())
        && (answer.events() == null || answer.events().equals(result.events()));
  }
}
