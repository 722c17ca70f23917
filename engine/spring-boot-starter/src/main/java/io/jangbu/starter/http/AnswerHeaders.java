package io.jangbu.starter.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * What every answer tells a browser and whatever lies between: its type is the one that it says;
 * nobody keeps it, as it may tell of a person, and is old at the next event. The pages of the API,
 * which tell of nobody, may be kept, and load nothing from elsewhere.
 */
public final class AnswerHeaders {

  static final String NOSNIFF = "X-Content-Type-Options";

  private static final String PAGES = "/swagger-ui/";

  /** The page's own scripts alone; it sets styles from them. */
  private static final String OF_PAGES =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src"
          + " 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private AnswerHeaders() {}

  /** Sets them. A route may set its own in their place. */
  public static void set(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader(NOSNIFF, "nosniff");
    if (request.getRequestURI().startsWith(PAGES, request.getContextPath().length())) {
      response.setHeader("Content-Security-Policy", OF_PAGES);
    } else {
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  /** Sets them on all that passes. */
  public static Filter filter() {
    return new HttpFilter() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void doFilter(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws IOException, ServletException {
        set(request, response);
        chain.doFilter(request, response);
      }
    };
  }
}
