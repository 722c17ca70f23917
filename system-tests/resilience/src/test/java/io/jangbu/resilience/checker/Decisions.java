package io.jangbu.resilience.checker;

import io.jangbu.core.CommandResult;
import io.jangbu.resilience.checker.Fault.Kind;
import io.jangbu.resilience.time.Outages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What was decided on each command: once, as a rule, and then told again. One that has left no
 * event is forgotten by a rebuild of the state, and decided anew if it comes again.
 */
final class Decisions {

  private final Map<UUID, List<Logged<CommandResult>>> byCommand = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  static Decisions of(List<Logged<CommandResult>> results, Outages outages) {
    Decisions decisions = new Decisions();
    results.stream()
        // Some go to a partition of their own.
        .sorted(Comparator.comparing(Logged::appended))
        .forEach(result -> decisions.add(result, outages));
    return decisions;
  }

  private void add(Logged<CommandResult> result, Outages outages) {
    List<Logged<CommandResult>> before =
        byCommand.computeIfAbsent(result.value().commandId(), _ -> new ArrayList<>());
    if (before.isEmpty()) {
      before.add(result);
      return;
    }
    Logged<CommandResult> last = before.getLast();
    if (last.value().equals(result.value())) {
      return;
    }
    before.add(result);
    if (!last.value().events().isEmpty()
        || !outages.mayForget(last.appended(), result.appended())) {
      faults.add(
          Fault.of(
              Kind.CONTRADICTION,
              result.value().commandId().toString(),
              last.value() + " and " + result.value(),
              last.at(),
              result.at()));
    }
  }

  List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Those on a command, one after the other; none if there is no such command. */
  List<Logged<CommandResult>> on(UUID commandId) {
    return byCommand.getOrDefault(commandId, List.of());
  }

  /** All of them. */
  List<Logged<CommandResult>> all() {
    return byCommand.values().stream().flatMap(List::stream).toList();
  }
}
