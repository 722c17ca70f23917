package io.jangbu.starter.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;

/**
 * Leaves requests as they are. Spring's own firewall turns paths away that a matcher could take for
 * others than the route does, such as those with {@code %2F}, which our ids may have. Here both
 * read the same parsed path (see {@link RouteScope}), what is no route needs a token, too, and the
 * service's own rules answer what is unclear in a request with a problem.
 */
final class AsIsFirewall implements HttpFirewall {

  @Override
  public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
    return new FirewalledRequest(request) {
      @Override
      public void reset() {}
    };
  }

  @Override
  public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
    return response;
  }
}
