package io.jangbu.cli.verify;

import java.util.Map;
import java.util.TreeMap;

/**
 * Versions of a stream that were passed over. A tombstone lies behind the events that followed the
 * erased one, so what explains a gap is known only at the end of the partition.
 */
final class Gaps {

  /**
   * Versions that are missing, one after the other.
   *
   * @param offset where the record lies that follows them
   * @param next the version of that record
   */
  record Gap(long from, long to, long offset, long next) {}

  private final TreeMap<Long, Gap> gaps = new TreeMap<>();

  void add(long from, long to, long offset, long next) {
    gaps.put(from, new Gap(from, to, offset, next));
  }

  /** Takes a version out of the gap it is in; false if it is in none. */
  boolean fill(long version) {
    Map.Entry<Long, Gap> below = gaps.floorEntry(version);
    if (below == null || below.getValue().to() < version) {
      return false;
    }
    Gap gap = below.getValue();
    gaps.remove(gap.from());
    if (gap.from() < version) {
      add(gap.from(), version - 1, gap.offset(), gap.next());
    }
    if (version < gap.to()) {
      add(version + 1, gap.to(), gap.offset(), gap.next());
    }
    return true;
  }

  /** What is missing still, the lowest first. */
  Iterable<Gap> left() {
    return gaps.values();
  }
}
