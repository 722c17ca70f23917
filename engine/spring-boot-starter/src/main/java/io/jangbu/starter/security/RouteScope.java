package io.jangbu.starter.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What a route asks for. It matches a request by the very pattern by which Spring finds the route,
 * on the same parsed path: there is no path that the one takes for another than the other does.
 *
 * @param method null = any
 * @param path its pattern
 * @param scopes of which the caller's token must have one
 */
public record RouteScope(@Nullable HttpMethod method, PathPattern path, Set<String> scopes)
    implements RequestMatcher {

  public RouteScope {
    scopes = Set.copyOf(scopes);
  }

  @Override
  public boolean matches(HttpServletRequest request) {
    if (method != null && !method.name().equals(request.getMethod())) {
      return false;
    }
    RequestPath asked =
        ServletRequestPathUtils.hasParsedRequestPath(request)
            ? ServletRequestPathUtils.getParsedRequestPath(request)
            : ServletRequestPathUtils.parseAndCache(request);
    return path.matches(asked.pathWithinApplication());
  }
}
