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
        "Give the topics the settings named above, or move them away: missing ones are made anew.",
        cause);
  }
}
