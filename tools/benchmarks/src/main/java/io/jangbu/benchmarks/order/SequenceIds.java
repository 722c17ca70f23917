package io.jangbu.benchmarks.order;

import java.util.UUID;

/**
 * The ids of a sequence: they look random, so that stores see them as they see real ones, and each
 * tells its place in the sequence, so that what comes back needs no table to be recognised.
 */
public final class SequenceIds {

  /** 2^64 over the golden ratio, odd: neighbours land far from each other, and no two together. */
  private static final long STRIDE = 0x9e3779b97f4a7c15L;

  /** STRIDE times this is 1. */
  private static final long BACK = inverse(STRIDE);

  private final long sequence;

  /** The ids of that sequence; those of another one are all different. */
  public SequenceIds(long sequence) {
    this.sequence = (sequence + 1) * STRIDE;
  }

  /** The id of the nth, from 0. */
  public UUID of(long n) {
    return new UUID((n ^ sequence) * STRIDE, sequence);
  }

  /** The place of an id, or -1 if it is of another sequence. */
  public long placeOf(UUID id) {
    return id.getLeastSignificantBits() == sequence
        ? (id.getMostSignificantBits() * BACK) ^ sequence
        : -1;
  }

  /** By Newton's iteration, which doubles the digits that are right each time. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int i = 0; i < 6; i++) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
