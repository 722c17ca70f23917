package io.jangbu.starter.security;

import io.jangbu.starter.http.AnswerHeaders;
import io.jangbu.starter.http.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Keeps other sites' pages away from a service that asks nobody for a token. A browser on the same
 * machine reaches what listens there, and so does every page in it: by a name of its own that leads
 * to the loopback address (DNS rebinding; it is told by {@code Host}), or by a request to another
 * site (told by {@code Origin} and {@code Sec-Fetch-Site}). Programs send none of these, or the
 * name by which they know the service.
 */
final class LocalCallersFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?<authority>(?<host>\\[[^\\]]+]|[^:/]+)(:[0-9]+)?)");
  private static final Pattern PORT = Pattern.compile(":[0-9]*$");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final transient @Nullable Set<String> hosts;
  private final transient Set<String> pages;
  private final transient Set<String> origins;

  /**
   * A filter by the settings.
   *
   * @param loopback whether the service is reached from this machine alone. One that is reached
   *     from others too is called by names and addresses that it does not know; so there only the
   *     names that are set count, if there are any
   */
  LocalCallersFilter(boolean loopback, List<String> allowedHosts, List<String> allowedOrigins) {
    this.pages = lowerCase(Stream.concat(LOCAL.stream(), allowedHosts.stream()));
    this.hosts = loopback || !allowedHosts.isEmpty() ? pages : null;
    this.origins = lowerCase(allowedOrigins.stream());
  }

  private static Set<String> lowerCase(Stream<String> texts) {
    return texts.map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    AnswerHeaders.set(request, response);
    String fault = fault(request);
    if (fault == null) {
      chain.doFilter(request, response);
    } else {
      ProblemAnswer.write(request, response, HttpStatus.FORBIDDEN, "FORBIDDEN", fault);
    }
  }

  private @Nullable String fault(HttpServletRequest request) {
    if (hosts != null && !hosts.contains(host(request))) {
      return "the service is not called by this name: jangbu.security.allowed-hosts allows others";
    }
    List<String> from = Collections.list(request.getHeaders(HttpHeaders.ORIGIN));
    if (!from.stream().allMatch(origin -> isAllowed(origin, request))) {
      return "pages of this origin may not call the service: jangbu.security.allowed-origins allows"
          + " others";
    }
    return from.isEmpty() && isFromAnotherSite(request) && !SAFE.contains(request.getMethod())
        ? "pages of other sites may not call the service"
        : null;
  }

  /**
   * As the client wrote it, without the port: what a proxy's headers make of it may come from the
   * page, too.
   */
  private static String host(HttpServletRequest request) {
    String said = request.getHeader(HttpHeaders.HOST);
    return said == null ? "" : PORT.matcher(said.toLowerCase(Locale.ROOT)).replaceFirst("");
  }

  private static boolean isFromAnotherSite(HttpServletRequest request) {
    return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /** A page of the service itself, of this machine, or of a site that is allowed. */
  private boolean isAllowed(String origin, HttpServletRequest request) {
    String said = origin.toLowerCase(Locale.ROOT);
    Matcher page = ORIGIN.matcher(said);
    return page.matches()
        && (pages.contains(page.group("host"))
            || origins.contains(said)
            || page.group("authority").equalsIgnoreCase(request.getHeader(HttpHeaders.HOST)));
  }
}
