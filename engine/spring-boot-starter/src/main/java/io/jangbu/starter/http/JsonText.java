package io.jangbu.starter.http;

import java.util.regex.Pattern;

/** What a body's bytes have to be before they are read as JSON. */
final class JsonText {

  /** A pair of escaped surrogates; or (group 1) one without the other; or any other escape. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:u[dD][89abAB]\\p{XDigit}{2}\\\\u[dD][c-fC-F]\\p{XDigit}{2}"
              + "|(u[dD][89a-fA-F]\\p{XDigit}{2})|.)",
          Pattern.DOTALL);

  private JsonText() {}

  /**
   * Checks the whole text at once: a lone surrogate is found in names as in values, also in those
   * that nobody asks for. Not escaped it is no UTF-8.
   *
   * @throws ProblemException 400 {@code MALFORMED}
   */
  static void require(byte[] body) {
    String text = Utf8.decode(body, "the body");
    // The parser guesses: these would be read as UTF-16 or UTF-32. JSON has no NUL of its own.
    if (text.indexOf('\0') >= 0) {
      throw ProblemException.malformed("the body is not JSON in UTF-8");
    }
    if (ESCAPE.matcher(text).results().anyMatch(escape -> escape.group(1) != null)) {
      throw ProblemException.malformed("a text in the body has half of a surrogate pair");
    }
  }
}
