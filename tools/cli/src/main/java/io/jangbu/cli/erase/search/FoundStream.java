package io.jangbu.cli.erase.search;

import java.util.HashSet;
import java.util.Set;

/** One stream that is to be erased, as its log has it: with records that were overwritten since. */
final class FoundStream {

  private final Set<Long> versions = new HashSet<>();
  private final Set<String> texts = new HashSet<>();
  private long unreadable;

  void event(long version, Iterable<String> personal) {
    versions.add(version);
    personal.forEach(texts::add);
  }

  void unreadable(long version) {
    versions.add(version);
    unreadable++;
  }

  /** How many it has. */
  int events() {
    return versions.size();
  }

  /** The personal ones. */
  Set<String> texts() {
    return texts;
  }

  /** How many of its records are no events that this build knows. */
  long unreadable() {
    return unreadable;
  }
}
