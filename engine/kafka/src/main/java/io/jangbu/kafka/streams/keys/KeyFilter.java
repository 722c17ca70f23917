package io.jangbu.kafka.streams.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Bloom filters over the keys of a store: what they say is not among them is not. Of other keys
 * they say that they may be, wrongly of two in a hundred at most.
 *
 * <p>Each filter is four times as large as the one before and takes over when that is full: 2 bytes
 * a key, up to {@value #MOST_KEYS} keys. With more it is wrong more often, and only slower for it.
 */
public final class KeyFilter {

  private static final int FIRST_KEYS = 1 << 12;
  private static final int MOST_KEYS = 1 << 24;
  private static final int GROWTH = 4;
  private static final int BITS_PER_KEY = 16;

  /** All bits of a key lie in one block, which is one line of the processor's cache. */
  private static final int BLOCK_BITS = 512;

  private static final int BLOCK_WORDS = BLOCK_BITS / Long.SIZE;
  private static final int BITS_OF_A_KEY = 6;

  private final List<long[]> filters = new ArrayList<>();
  private int capacity;
  private int taken;

  /** Of no key yet. */
  public KeyFilter() {
    grow(FIRST_KEYS);
  }

  private void grow(int keys) {
    filters.add(new long[keys / BLOCK_BITS * BITS_PER_KEY * BLOCK_WORDS]);
    capacity = keys;
    taken = 0;
  }

  /** Adds a key by its {@link #hash}. */
  public void add(long hash) {
    if (mayHave(hash)) {
      return;
    }
    if (taken == capacity && capacity < MOST_KEYS) {
      grow(GROWTH * capacity);
    }
    taken++;
    long[] newest = filters.getLast();
    int block = block(hash, newest);
    long bits = hash;
    for (int i = 0; i < BITS_OF_A_KEY; i++) {
      newest[block + word(bits)] |= 1L << bits;
      bits >>>= 9;
    }
  }

  /** Whether a key with that {@link #hash} may have been added. */
  public boolean mayHave(long hash) {
    for (int i = filters.size() - 1; i >= 0; i--) {
      if (has(hash, filters.get(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(long hash, long[] filter) {
    int block = block(hash, filter);
    long bits = hash;
    for (int i = 0; i < BITS_OF_A_KEY; i++) {
      if ((filter[block + word(bits)] & 1L << bits) == 0) {
        return false;
      }
      bits >>>= 9;
    }
    return true;
  }

  /** The upper half of the hash says which; the lower 54 bits, nine at a time, which bits in it. */
  private static int block(long hash, long[] filter) {
    int blocks = filter.length / BLOCK_WORDS;
    return (int) (mixed(hash) >>> 33) % blocks * BLOCK_WORDS;
  }

  private static int word(long bits) {
    return (int) (bits >>> 6 & BLOCK_WORDS - 1);
  }

  /** How many bytes the filters take. */
  long bytes() {
    return filters.stream().mapToLong(filter -> (long) filter.length * Long.BYTES).sum();
  }

  /** Of a text. */
  public static long hash(String key) {
    long hash = key.length();
    for (int i = 0; i < key.length(); i++) {
      hash = hash * 0x9E3779B97F4A7C15L + key.charAt(i);
    }
    return mixed(hash);
  }

  /** Of an id. */
  public static long hash(UUID key) {
    return mixed(mixed(key.getMostSignificantBits()) + key.getLeastSignificantBits());
  }

  /** Spreads the bits of a number; the finalizer of SplitMix64. */
  private static long mixed(long number) {
    long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
