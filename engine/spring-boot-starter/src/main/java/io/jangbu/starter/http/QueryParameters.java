package io.jangbu.starter.http;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * Which query parameters a route takes, by its own declaration. Any other is refused: {@code
 * ?statsu=PAID} would else list all that there is.
 */
final class QueryParameters {

  private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

  private final List<QueryArgument> arguments;
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  QueryParameters(List<QueryArgument> arguments) {
    this.arguments = arguments;
  }

  /**
   * Checks a request's query and path.
   *
   * @throws ProblemException 400 {@code MALFORMED} if a parameter is unknown to the route, stands
   *     more than once or is not text
   */
  void require(HttpServletRequest request, HandlerMethod route) {
    if (request.getRequestURI().indexOf(';') >= 0) {
      throw ProblemException.malformed("a path has no parameters here");
    }
    String query = request.getQueryString();
    if (query == null) {
      return;
    }
    Set<String> allowed = known.computeIfAbsent(route.getMethod(), _ -> names(route));
    Set<String> seen = new HashSet<>();
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        String name = name(parameter);
        if (!allowed.contains(name)) {
          throw ProblemException.malformed(unknown(name, allowed));
        }
        if (!seen.add(name)) {
          throw ProblemException.malformed(
              "the query parameter " + name + " stands more than once");
        }
      }
    }
  }

  /** Decodes the value, too: what is no text is refused here, before anyone reads it. */
  private static String name(String parameter) {
    int end = parameter.indexOf('=');
    if (end >= 0) {
      String _ = PercentEncoded.decode(parameter.substring(end + 1));
    }
    return PercentEncoded.decode(end < 0 ? parameter : parameter.substring(0, end));
  }

  private static String unknown(String name, Set<String> allowed) {
    String some = "there is no query parameter " + name + " here; ";
    return some
        + (allowed.isEmpty()
            ? "this route takes none"
            : "this route takes " + String.join(", ", allowed));
  }

  private Set<String> names(HandlerMethod route) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : route.getMethodParameters()) {
      parameter.initParameterNameDiscovery(NAMES);
      RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
      if (declared != null) {
        names.add(name(declared, parameter.getParameterName()));
      }
      arguments.stream()
          .filter(argument -> argument.supportsParameter(parameter))
          .forEach(argument -> names.addAll(argument.names(parameter)));
    }
    return names;
  }

  private static String name(RequestParam declared, @Nullable String parameter) {
    if (!declared.name().isEmpty()) {
      return declared.name();
    }
    if (parameter == null) {
      throw new IllegalStateException("compiled without -parameters: a route's names are unknown");
    }
    return parameter;
  }
}
