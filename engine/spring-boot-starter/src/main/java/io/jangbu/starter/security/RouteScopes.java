package io.jangbu.starter.security;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * What each route asks for, by the {@link RequiredScope} of its controller. It is read once, before
 * the service listens. The endpoints of the actuator are none of these.
 */
public final class RouteScopes implements SmartInitializingSingleton {

  private final ApplicationContext context;
  private List<RouteScope> all = List.of();

  RouteScopes(ApplicationContext context) {
    this.context = context;
  }

  /**
   * Reads them.
   *
   * @throws RouteWithoutScopeException if a route has none
   */
  @Override
  public void afterSingletonsInstantiated() {
    List<RouteScope> read = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (RequestMappingHandlerMapping mapping :
        context.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
      mapping
          .getHandlerMethods()
          .forEach((route, handler) ->
              scopes(handler)
                  .ifPresentOrElse(
                      scopes -> read.addAll(of(route, scopes)),
                      () -> missing.add(route + " of " + handler.getShortLogMessage())));
    }
    // These have no controller that could say it.
    context.getBeansOfType(RouterFunction.class).forEach((name, _) -> missing.add(name));
    if (!missing.isEmpty()) {
      throw new RouteWithoutScopeException(missing);
    }
    // As Spring itself chooses among the routes that a path fits: the most specific one.
    read.sort(Comparator.comparing(RouteScope::path));
    all = List.copyOf(read);
  }

  /** The most specific path first; empty before they are read. */
  public List<RouteScope> all() {
    return all;
  }

  private static Optional<Set<String>> scopes(HandlerMethod handler) {
    @Nullable RequiredScope required =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequiredScope.class);
    if (required == null) {
      required =
          AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequiredScope.class);
    }
    if (required == null) {
      return isApiPage(handler) ? Optional.of(Set.of(Scope.READ)) : Optional.empty();
    }
    return Optional.of(Set.of(required.value()));
  }

  /** What springdoc tells of the routes, where it is asked for. */
  private static boolean isApiPage(HandlerMethod handler) {
    return handler.getBeanType().getName().startsWith("org.springdoc.");
  }

  private static List<RouteScope> of(RequestMappingInfo route, Set<String> scopes) {
    List<RouteScope> of = new ArrayList<>();
    for (PathPattern path : patterns(route)) {
      Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
      if (methods.isEmpty()) {
        of.add(new RouteScope(null, path, scopes));
      }
      for (RequestMethod method : methods) {
        of.add(new RouteScope(method.asHttpMethod(), path, scopes));
        if (method == RequestMethod.GET) {
          // Spring adds it by itself.
          of.add(new RouteScope(HttpMethod.HEAD, path, scopes));
        }
      }
    }
    return of;
  }

  private static Set<PathPattern> patterns(RequestMappingInfo route) {
    var patterns = route.getPathPatternsCondition();
    if (patterns == null) {
      throw new IllegalStateException("a route without a path: " + route);
    }
    return patterns.getPatterns();
  }
}
