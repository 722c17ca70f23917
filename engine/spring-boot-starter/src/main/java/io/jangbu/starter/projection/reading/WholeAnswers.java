package io.jangbu.starter.projection.reading;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a route answer in whole whatever the client has: its {@code ETag} is the stream's version,
 * which does not tell of what another context knows of the stream.
 */
@Component
final class WholeAnswers extends OncePerRequestFilter {

  private static final String WHOLE = WholeAnswers.class.getName();

  /** The answer to this request is not told by its version alone: there is no 304. */
  static void require(HttpServletRequest request) {
    request.setAttribute(WHOLE, true);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Unconditional(request), response);
  }

  private static final class Unconditional extends HttpServletRequestWrapper {

    Unconditional(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(HttpHeaders.IF_NONE_MATCH) && getAttribute(WHOLE) != null
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }
  }
}
