package io.jangbu.testkit.routes;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** The routes that a service has, those of the actuator among them. */
public final class MappedRoutes {

  private MappedRoutes() {}

  /** Each as {@code GET /orders/{id}}, with the method {@code ANY} if it takes all. */
  public static Set<String> of(ApplicationContext service) {
    Map<String, RequestMappingInfoHandlerMapping> mappings =
        service.getBeansOfType(RequestMappingInfoHandlerMapping.class);
    Set<String> routes = new TreeSet<>();
    mappings
        .values()
        .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(r -> add(r, routes)));
    return routes;
  }

  private static void add(RequestMappingInfo route, Set<String> routes) {
    Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
    for (String path : route.getPatternValues()) {
      if (methods.isEmpty()) {
        routes.add("ANY " + path);
      }
      methods.forEach(method -> routes.add(method + " " + path));
    }
  }
}
