package io.jangbu.cli.verify.chain;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What stood at each place of the chain, 16 bytes a place: as much as it takes to tell whether what
 * comes again under a number is the same.
 */
final class Prints {

  private static final int PLACES = 1_024;

  /** By a thousand places each, for a forged number may be any. */
  private final Map<Long, long[]> chunks = new HashMap<>();

  private long count;

  /** {@code print}: 32 bytes, not all of them zero. */
  void put(long sequence, byte[] print) {
    long[] chunk = chunks.computeIfAbsent(sequence / PLACES, _ -> new long[2 * PLACES]);
    int at = at(sequence);
    ByteBuffer in = ByteBuffer.wrap(print);
    chunk[at] = in.getLong();
    chunk[at + 1] = in.getLong();
    count++;
  }

  boolean has(long sequence) {
    long[] chunk = chunks.get(sequence / PLACES);
    return chunk != null && (chunk[at(sequence)] != 0 || chunk[at(sequence) + 1] != 0);
  }

  boolean isSame(long sequence, byte[] print) {
    long[] chunk = chunks.get(sequence / PLACES);
    ByteBuffer in = ByteBuffer.wrap(print);
    return chunk != null
        && chunk[at(sequence)] == in.getLong()
        && chunk[at(sequence) + 1] == in.getLong();
  }

  /** How many places there is something at. */
  long count() {
    return count;
  }

  private static int at(long sequence) {
    return 2 * (int) (sequence % PLACES);
  }
}
