package io.jangbu.cli.demo.books;

import java.util.List;

/**
 * One thing that has to be so.
 *
 * @param source who says it: {@code views}, {@code log} or both
 * @param says what has been checked, with its figures
 * @param disagreements what is not so, a sentence each; empty if all is well
 */
public record Check(String source, String says, List<String> disagreements) {

  public Check {
    disagreements = List.copyOf(disagreements);
  }

  public boolean isWell() {
    return disagreements.isEmpty();
  }
}
