package io.jangbu.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers with a problem from a filter, where no route has been found yet. */
public final class ProblemAnswer {

  private ProblemAnswer() {}

  /**
   * Writes it, with the headers that the response has already.
   *
   * @param code the contract's
   * @param detail a sentence for a human
   */
  public static void write(
      HttpServletRequest request,
      HttpServletResponse response,
      HttpStatus status,
      String code,
      String detail)
      throws IOException {
    byte[] body = ProblemText.of(status.value(), code, detail).getBytes(StandardCharsets.UTF_8);
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    if (!request.getMethod().equals(HttpMethod.HEAD.name())) {
      response.getOutputStream().write(body);
    }
  }
}
