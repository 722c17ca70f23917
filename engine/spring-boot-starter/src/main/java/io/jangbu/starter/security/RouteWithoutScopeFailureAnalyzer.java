package io.jangbu.starter.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Names the routes of which nothing says who may use them. */
final class RouteWithoutScopeFailureAnalyzer
    extends AbstractFailureAnalyzer<RouteWithoutScopeException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, RouteWithoutScopeException failure) {
    return new FailureAnalysis(
        String.valueOf(failure.getMessage()),
        "Put @RequiredScope on the controller, or on the method: \"read\" for what only looks, a"
            + " scope of the context, such as \"orders.write\", for its commands.",
        failure);
  }
}
