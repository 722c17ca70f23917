package io.jangbu.starter.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a service that would be open does not start, and what to set. */
final class OpenServiceFailureAnalyzer extends AbstractFailureAnalyzer<OpenServiceException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, OpenServiceException failure) {
    return new FailureAnalysis(String.valueOf(failure.getMessage()), failure.action(), failure);
  }
}
