package io.jangbu.cli.verify;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** What is printed of the findings, in the order of the log: all, or the first of them. */
final class Findings {

  private final int most;
  private final List<Object> first = new ArrayList<>();

  Findings(int most) {
    this.most = most;
  }

  static String inWords(long number) {
    return number == 1 ? "1 finding" : number + " findings";
  }

  /** Whatever each is, a line when it is printed. */
  void add(List<?> findings) {
    first.addAll(findings.subList(0, Math.min(findings.size(), most - first.size())));
  }

  /**
   * Prints them.
   *
   * @param all how many there are, also those that were not kept
   */
  void print(PrintWriter out, long all) {
    first.forEach(out::println);
    long more = all - first.size();
    if (more > 0) {
      out.println("... and " + more + " more");
    }
    if (all > 0) {
      out.println();
    }
  }
}
