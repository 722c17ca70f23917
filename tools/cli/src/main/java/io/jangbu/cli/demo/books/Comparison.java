package io.jangbu.cli.demo.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what disagrees. */
final class Comparison {

  private final List<String> disagreements = new ArrayList<>();

  /** Two that are to be the same. */
  Comparison same(
      String of, String one, @Nullable Object first, String other, @Nullable Object second) {
    if (!Objects.equals(first, second)) {
      disagreements.add("%s: %s %s, %s %s".formatted(of, one, said(first), other, said(second)));
    }
    return this;
  }

  /** Two that are to be the same for each id; an id that one side lacks is a disagreement. */
  Comparison sameEach(
      String one, Map<String, ? extends Object> first, String other, Map<String, ?> second) {
    TreeSet<String> ids = new TreeSet<>(first.keySet());
    ids.addAll(second.keySet());
    ids.forEach(id -> same(id, one, first.get(id), other, second.get(id)));
    return this;
  }

  /** Something that is to be so. */
  Comparison holds(boolean so, String otherwise) {
    if (!so) {
      disagreements.add(otherwise);
    }
    return this;
  }

  Comparison all(List<String> others) {
    disagreements.addAll(others);
    return this;
  }

  Check check(String source, String says) {
    return new Check(source, says, disagreements);
  }

  private static Object said(@Nullable Object value) {
    return value == null ? "nothing" : value;
  }
}
