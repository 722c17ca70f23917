package io.jangbu.starter.http;

import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/**
 * Resolves a parameter of a route from query parameters that its declaration does not name. A bean
 * of this type makes them known on the routes that have such a parameter.
 */
public interface QueryArgument extends HandlerMethodArgumentResolver {

  /** The query parameters that it reads for a parameter that it supports. */
  Set<String> names(MethodParameter parameter);
}
