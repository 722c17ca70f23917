package io.jangbu.cli.importer;

import io.jangbu.cli.importer.Pipeline.Answer;
import io.jangbu.core.CommandResult;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What an import has led to, in figures. Takes the same room for any number of orders. */
final class Tally {

  final Map<CommandKind, Long> accepted = new EnumMap<>(CommandKind.class);
  final Map<CommandKind, Map<String, Long>> rejected = new EnumMap<>(CommandKind.class);

  /** Orders by the last command that they accepted. */
  final Map<CommandKind, Long> orders = new EnumMap<>(CommandKind.class);

  private long answered;
  private long repeated;
  private long newEvents;
  private long unanswered;

  void answer(CommandKind kind, Answer answer) {
    CommandResult result = answer.result();
    answered++;
    if (answer.repeated()) {
      repeated++;
    } else {
      newEvents += result.events().size();
    }
    if (result.accepted()) {
      accepted.merge(kind, 1L, Long::sum);
    } else {
      String code = Objects.requireNonNullElse(result.code(), "without a code");
      rejected.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(code, 1L, Long::sum);
    }
  }

  /** An order is done with; {@code last} is the last command that it accepted, null if none. */
  void order(@Nullable CommandKind last) {
    if (last != null) {
      orders.merge(last, 1L, Long::sum);
    }
  }

  /** A command was sent, and nobody waits for its answer any more. */
  void unanswered() {
    unanswered++;
  }

  /** All commands that an answer came to. */
  long answers() {
    return answered;
  }

  /** Those that had been decided in an earlier import. */
  long repeats() {
    return repeated;
  }

  long newEventCount() {
    return newEvents;
  }

  long unansweredCount() {
    return unanswered;
  }
}
