package io.jangbu.starter.command.outcome;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a search for a command has led to so far: the answer, or where it is not. */
final class Search {

  private final Map<String, Set<Integer>> searched = new HashMap<>();
  private @Nullable Object answer;

  void found(Object body) {
    answer = body;
  }

  /** The idempotency store of a partition does not have the command. */
  void notIn(String context, int partition) {
    searched.computeIfAbsent(context, _ -> new HashSet<>()).add(partition);
  }

  /** The body of the answer, null while there is none. */
  @Nullable Object answer() {
    return answer;
  }

  /** The partitions that it is not in, by context. */
  Map<String, Set<Integer>> searched() {
    return searched;
  }
}
