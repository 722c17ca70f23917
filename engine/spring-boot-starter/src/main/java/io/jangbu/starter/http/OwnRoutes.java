package io.jangbu.starter.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The routes of the services themselves. Each answers with JSON unless it says otherwise: a client
 * that reads nothing of the kind is turned away before anything is done. Without this, whatever
 * format a library on the class path can write is an answer, after the deed.
 */
final class OwnRoutes extends RequestMappingHandlerMapping {

  /** Whether it is a controller of ours, and none that a library brings. */
  static boolean contain(Class<?> controller) {
    String name = controller.getName();
    return !name.startsWith("org.springframework.") && !name.startsWith("org.springdoc.");
  }

  @Override
  protected @Nullable RequestMappingInfo getMappingForMethod(Method method, Class<?> controller) {
    RequestMappingInfo route = super.getMappingForMethod(method, controller);
    return route == null || !route.getProducesCondition().isEmpty() || !contain(controller)
        ? route
        : route.mutate().produces(MediaType.APPLICATION_JSON_VALUE).build();
  }

  /**
   * A route for those who send a certain header is none for others: what it takes and answers says
   * nothing about why the one that is there does not match.
   */
  @Override
  protected @Nullable HandlerMethod handleNoMatch(
      Set<RequestMappingInfo> routes, String path, HttpServletRequest request)
      throws ServletException {
    Set<RequestMappingInfo> there =
        routes.stream()
            .filter(route -> route.getHeadersCondition().getMatchingCondition(request) != null)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return super.handleNoMatch(there, path, request);
  }
}
