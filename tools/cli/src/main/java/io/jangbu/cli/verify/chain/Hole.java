package io.jangbu.cli.verify.chain;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Places that were passed over: what stood there was erased, and stands behind all of them now.
 *
 * @param from the first of them
 * @param before the hash of the chain before them, null if nothing was read there
 * @param next what follows them
 * @param filled what was found of them later
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Hole(long from, byte @Nullable [] before, Place next, NavigableMap<Long, Place> filled) {

  static Hole open(long from, byte @Nullable [] before, Place next) {
    return new Hole(from, before, next, new TreeMap<>());
  }

  /** Whether the place is one of them. */
  boolean has(long sequence) {
    return from <= sequence && sequence < next.sequence();
  }

  /** How many of them are missing still. */
  long missing() {
    return next.sequence() - from - filled.size();
  }
}
