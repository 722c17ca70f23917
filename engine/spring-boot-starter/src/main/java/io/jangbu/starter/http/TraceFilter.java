package io.jangbu.starter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes TRACE a method like any other that no route has. Tomcat would refuse it with the methods
 * that servlets have, and a servlet would send back the request with all its headers.
 */
final class TraceFilter extends OncePerRequestFilter {

  private static final String TRACE = "TRACE";

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals(TRACE);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(new Unknown(request), response);
  }

  /** Methods are told apart by case, so this one means nothing. */
  private static final class Unknown extends HttpServletRequestWrapper {
    Unknown(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "trace";
    }
  }
}
