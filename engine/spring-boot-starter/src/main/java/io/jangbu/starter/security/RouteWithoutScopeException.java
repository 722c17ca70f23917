package io.jangbu.starter.security;

import java.util.List;

/** There are routes of which nothing says who may use them. */
final class RouteWithoutScopeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A refusal to start.
   *
   * @param routes each with its controller
   */
  RouteWithoutScopeException(List<String> routes) {
    super("Nothing says which scope these routes ask for: " + String.join(", ", routes));
  }
}
