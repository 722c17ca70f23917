package io.jangbu.cli.erase.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * The texts in bytes that may be Base64: each as an Avro string of its own, or with neighbours that
 * are no part of a word. So a claim keeps the command that waits for it, with its headers. What is
 * decoded may be anything, for many a word looks like Base64.
 */
final class Base64Texts {

  /** What three bytes, or the last one or two, are written with. */
  private static final int GROUP = 4;

  /** A length of more bytes than one has a first byte that is of no text: it is no chance. */
  private static final int SURE = 64;

  private static final int MOST_LENGTH_BYTES = 4;

  private Base64Texts() {}

  /** Hands over what each of them stands for. */
  static void in(byte[] bytes, Consumer<byte[]> decoded) {
    int from = 0;
    while (from < bytes.length) {
      if (!isDigit(bytes[from])) {
        from++;
        continue;
      }
      int end = from + 1;
      while (end < bytes.length && isDigit(bytes[end])) {
        end++;
      }
      if (end - from >= GROUP / 2) {
        inRun(bytes, from, end, decoded);
      }
      from = end;
    }
  }

  /** In a run of digits, with what pads it. */
  private static void inRun(byte[] bytes, int from, int end, Consumer<byte[]> decoded) {
    int padded = end;
    while (padded < bytes.length && padded < end + 2 && bytes[padded] == '=') {
      padded++;
    }
    if (isAlone(bytes, from, padded)) {
      decode(bytes, from, padded, decoded);
    }
    int at = Math.max(0, from - MOST_LENGTH_BYTES);
    while (at < end) {
      at = string(bytes, at, from, padded, decoded);
    }
  }

  private static boolean isAlone(byte[] bytes, int from, int end) {
    return (from == 0 || !WordBytes.isOfWord(bytes[from - 1]))
        && (end == bytes.length || !WordBytes.isOfWord(bytes[end]));
  }

  /**
   * An Avro string whose length stands at that place, zig-zag with seven bits a byte.
   *
   * @return the place to look at next
   */
  private static int string(byte[] bytes, int at, int from, int end, Consumer<byte[]> decoded) {
    int value = 0;
    int next = at;
    do {
      if (next == at + MOST_LENGTH_BYTES || next == bytes.length) {
        return at + 1;
      }
      value |= (bytes[next] & 0x7f) << (7 * (next - at));
    } while (bytes[next++] < 0);
    int length = value >>> 1;
    if ((value & 1) != 0 || next < from || length < GROUP || length > end - next) {
      return at + 1;
    }
    decode(bytes, next, next + length, decoded);
    return length < SURE ? at + 1 : next + length;
  }

  private static void decode(byte[] bytes, int from, int end, Consumer<byte[]> decoded) {
    if ((end - from) % GROUP != 0) {
      return;
    }
    try {
      decoded.accept(Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, end)));
    } catch (IllegalArgumentException _) {
      // Its last digits are none.
    }
  }

  private static boolean isDigit(byte one) {
    return (one >= 'a' && one <= 'z')
        || (one >= 'A' && one <= 'Z')
        || (one >= '0' && one <= '9')
        || one == '+'
        || one == '/';
  }
}
