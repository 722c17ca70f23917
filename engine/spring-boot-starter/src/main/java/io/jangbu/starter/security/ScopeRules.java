package io.jangbu.starter.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorityAuthorizationManager;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.SingleResultAuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.access.intercept.RequestMatcherDelegatingAuthorizationManager;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Lets a request through if its token has the scope that its route asks for. Health asks for
 * nothing, the figures for Prometheus for {@code read} or {@code operate}, every other endpoint of
 * the actuator for {@code operate}. What is no route asks for any token: a stranger does not learn
 * what there is.
 */
final class ScopeRules implements AuthorizationManager<RequestAuthorizationContext> {

  /** What Spring makes of a scope in a token. */
  private static final String AUTHORITY = "SCOPE_";

  private final RouteScopes routes;
  private final String endpoints;
  private volatile @Nullable AuthorizationManager<HttpServletRequest> rules;

  /**
   * Rules of these routes.
   *
   * @param endpoints the path of the actuator's endpoints on the service's port
   */
  ScopeRules(RouteScopes routes, String endpoints) {
    this.routes = routes;
    this.endpoints = endpoints;
  }

  @Override
  public @Nullable AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> caller, RequestAuthorizationContext request) {
    AuthorizationManager<HttpServletRequest> known = rules;
    if (known == null) {
      // Not before: the routes are read last of all, and the first request comes after that.
      known = rules();
      rules = known;
    }
    return known.authorize(caller, request.getRequest());
  }

  private AuthorizationManager<HttpServletRequest> rules() {
    var all = RequestMatcherDelegatingAuthorizationManager.builder();
    routes.all().forEach(route -> all.add(route, anyOf(route.scopes())));
    for (RequestMatcher health :
        new RequestMatcher[] {below("health"), EndpointRequest.to("health")}) {
      all.add(health, SingleResultAuthorizationManager.permitAll());
    }
    var figures = anyOf(Set.of(Scope.READ, Scope.OPERATE));
    for (RequestMatcher prometheus :
        new RequestMatcher[] {below("prometheus"), EndpointRequest.to("prometheus")}) {
      all.add(prometheus, figures);
    }
    all.add(EndpointRequest.toAnyEndpoint(), anyOf(Set.of(Scope.OPERATE)));
    all.add(AnyRequestMatcher.INSTANCE, AuthenticatedAuthorizationManager.authenticated());
    return all.build();
  }

  /** On the service's port, whether the other endpoints are there or have moved. */
  private RequestMatcher below(String endpoint) {
    return new RouteScope(
        null,
        PathPatternParser.defaultInstance.parse(endpoints + "/" + endpoint + "/**"),
        Set.of());
  }

  private static AuthorizationManager<RequestAuthorizationContext> anyOf(Set<String> scopes) {
    return AuthorityAuthorizationManager.hasAnyAuthority(
        scopes.stream().sorted().map(scope -> AUTHORITY + scope).toArray(String[]::new));
  }
}
