package io.jangbu.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the services read a request's headers. Headers that nobody reads may be anything. */
public final class HeaderText {

  /** Of each at most one, on every route. */
  static final List<String> ONCE =
      List.of("Content-Type", "Idempotency-Key", "If-Match", "Correlation-Id");

  private HeaderText() {}

  /**
   * The text of a header, as UTF-8 without control characters; null if the request has none of that
   * name.
   *
   * @throws ProblemException 400 {@code MALFORMED} if it stands more than once, for no rule says
   *     which one counts; or if it is no such text
   */
  public static @Nullable String of(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    if (!values.hasMoreElements()) {
      return null;
    }
    String value = values.nextElement();
    if (values.hasMoreElements()) {
      throw ProblemException.malformed(name + " stands more than once");
    }
    // The servlet container makes a character of each byte.
    String text = Utf8.decode(value.getBytes(StandardCharsets.ISO_8859_1), name);
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.malformed(name + " has a control character");
    }
    return text;
  }
}
