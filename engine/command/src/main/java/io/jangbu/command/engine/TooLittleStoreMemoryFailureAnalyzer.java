package io.jangbu.command.engine;

import io.jangbu.kafka.streams.TooLittleStoreMemoryException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start how much memory the stores need, in place of a stack trace. */
final class TooLittleStoreMemoryFailureAnalyzer
    extends AbstractFailureAnalyzer<TooLittleStoreMemoryException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, TooLittleStoreMemoryException cause) {
    return new FailureAnalysis(
        String.valueOf(cause.getMessage()),
        "Set JANGBU_STORES_MEMORY to %s or more, or leave it out.".formatted(cause.least()),
        cause);
  }
}
