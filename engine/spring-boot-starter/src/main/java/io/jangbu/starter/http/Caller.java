package io.jangbu.starter.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Whoever this thread does something for, so that it can ask other instances in their name. */
public final class Caller {

  private static final ScopedValue<String> AUTHORIZATION = ScopedValue.newInstance();

  private Caller() {}

  /** What the caller showed as {@code Authorization}; null if there is none. */
  public static @Nullable String authorization() {
    return AUTHORIZATION.isBound() ? AUTHORIZATION.get() : null;
  }

  /** Does the same for the same caller on another thread. */
  public static <T> Supplier<T> carried(Supplier<T> work) {
    String authorization = authorization();
    return authorization == null
        ? work
        : () -> ScopedValue.where(AUTHORIZATION, authorization).call(work::get);
  }

  /** The same for what has no result. */
  public static Runnable carried(Runnable work) {
    String authorization = authorization();
    return authorization == null
        ? work
        : () -> ScopedValue.where(AUTHORIZATION, authorization).run(work);
  }

  /** Remembers the caller of each request that passes, while it is answered. */
  public static Filter filter() {
    return new HttpFilter() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void doFilter(
          HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws IOException, ServletException {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
          chain.doFilter(request, response);
        } else {
          answer(authorization, request, response, chain);
        }
      }
    };
  }

  private static void answer(
      String authorization,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    try {
      boolean _ =
          ScopedValue.where(AUTHORIZATION, authorization)
              .call(() -> {
                chain.doFilter(request, response);
                return true;
              });
    } catch (IOException | ServletException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }
}
