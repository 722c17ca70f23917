package io.jangbu.command.topics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start what is wrong with the topics, in place of a stack trace. */
final class UnsafeTopicsFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeTopicsException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, UnsafeTopicsException cause) {
    return new FailureAnalysis(
        "The command service does not run on topics that would lose data or order:\n  - "
            + String.join("\n  - ", cause.faults()),
        "Do what is said above, with the services stopped, and start them again.",
        cause);
  }
}
