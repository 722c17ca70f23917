package io.jangbu.cli.erase.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The customers that are looked for, and those that something told of. */
final class Customers {

  private final Set<String> wanted;
  private final Set<String> found = new HashSet<>();

  Customers(Set<String> wanted) {
    this.wanted = Set.copyOf(wanted);
  }

  /** Whether it is one of them. */
  boolean has(String customer) {
    boolean one = wanted.contains(customer);
    if (one) {
      found.add(customer);
    }
    return one;
  }

  /** Those that nothing tells of, or nothing any more. */
  List<String> missing() {
    return wanted.stream().filter(each -> !found.contains(each)).sorted().toList();
  }
}
