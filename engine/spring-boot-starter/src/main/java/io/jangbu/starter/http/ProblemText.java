package io.jangbu.starter.http;

import org.springframework.http.HttpStatus;
import tools.jackson.core.io.JsonStringEncoder;

/** A problem as text, for answers that are made before Spring knows of the request. */
final class ProblemText {

  private ProblemText() {}

  static String of(int status, String code, String detail) {
    HttpStatus known = HttpStatus.resolve(status);
    String title = known == null ? "Error" : known.getReasonPhrase();
    return "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
        .formatted(title, status, code, escaped(detail));
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsCharArray(text));
  }
}
