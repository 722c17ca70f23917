package io.jangbu.starter.http;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Text as a query has it (application/x-www-form-urlencoded), to the letter. */
final class PercentEncoded {

  private static final String QUERY = "the query";

  private PercentEncoded() {}

  /**
   * Decodes a name or a value.
   *
   * @throws ProblemException 400 {@code MALFORMED} if an escape is broken off or not hexadecimal,
   *     or what comes of it is no text in UTF-8 or has NUL in it
   */
  static String decode(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int at = 0; at < encoded.length(); at++) {
      char c = encoded.charAt(at);
      if (c == '%') {
        bytes.write(octet(encoded, at));
        at += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c);
      }
    }
    String text = Utf8.decode(bytes.toByteArray(), QUERY);
    if (text.indexOf('\0') >= 0) {
      throw ProblemException.malformed(QUERY + " has NUL in it");
    }
    return text;
  }

  private static int octet(String encoded, int at) {
    try {
      return HexFormat.fromHexDigits(encoded, at + 1, at + 3);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw ProblemException.malformed(QUERY + " has a % without two hexadecimal digits");
    }
  }
}
