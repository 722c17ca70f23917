package io.jangbu.starter.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * The one rule for text, wherever a request has it: UTF-8 to the letter, without a byte order mark.
 * A decoder that puts {@code U+FFFD} in the place of what it cannot read would store another text
 * than the one that was sent.
 */
final class Utf8 {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private Utf8() {}

  /**
   * Reads the bytes as text.
   *
   * @param what they are, for a human
   * @throws ProblemException 400 {@code MALFORMED} if they are no such text
   */
  static String decode(byte[] bytes, String what) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw ProblemException.malformed(what + " is not text in UTF-8");
    }
    if (text.startsWith(BYTE_ORDER_MARK)) {
      throw ProblemException.malformed(what + " begins with a byte order mark");
    }
    return text;
  }
}
