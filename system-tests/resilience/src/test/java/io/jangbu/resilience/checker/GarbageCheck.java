package io.jangbu.resilience.checker;

import io.jangbu.resilience.checker.Fault.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether what cannot be read is the garbage that was thrown in, and each command of it is put by.
 */
final class GarbageCheck {

  private GarbageCheck() {}

  static List<Fault> of(String commandsTopic, ContextLog<?, ?> log, Set<Position> garbage) {
    List<Fault> faults = new ArrayList<>();
    Map<Position, Integer> letters = new HashMap<>();
    for (Logged<Position> letter : log.deadLetters()) {
      letters.merge(letter.value(), 1, Integer::sum);
      if (!garbage.contains(letter.value())) {
        faults.add(
            Fault.of(
                Kind.DEAD_LETTER,
                letter.value().toString(),
                "it was no garbage and is a dead letter",
                letter.at()));
      }
    }
    for (Logged<String> record : log.unreadable()) {
      if (!garbage.contains(record.at())) {
        faults.add(Fault.of(Kind.UNREADABLE, record.at().toString(), record.value(), record.at()));
      }
    }
    for (Position thrown : garbage) {
      int count = letters.getOrDefault(thrown, 0);
      if (thrown.topic().equals(commandsTopic) && count != 1) {
        faults.add(
            Fault.of(
                Kind.DEAD_LETTER, thrown.toString(), "it has " + count + " dead letters", thrown));
      }
    }
    return faults;
  }
}
