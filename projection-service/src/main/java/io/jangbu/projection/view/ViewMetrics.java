package io.jangbu.projection.view;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** What an operator should know about a context's events: 0 everywhere is how it should be. */
public final class ViewMetrics {

  /** Why a record was skipped. */
  enum Reason {
    /** The key is no event's id. */
    KEY,
    /** The value does not decode, or is another event than the key says. */
    VALUE,
    /** The stream lives in another partition. */
    PARTITION
  }

  private final MeterRegistry registry;
  private final String context;

  public ViewMetrics(MeterRegistry registry, String context) {
    this.registry = registry;
    this.context = context;
    for (Reason reason : Reason.values()) {
      count("jangbu.projection.skipped", reason, 0);
    }
    gap(0);
    erased(0);
  }

  void skipped(Reason reason) {
    count("jangbu.projection.skipped", reason, 1);
  }

  void gap(int gaps) {
    registry.counter("jangbu.projection.gaps", "context", context).increment(gaps);
  }

  void erased(int erased) {
    registry.counter("jangbu.projection.erased", "context", context).increment(erased);
  }

  private void count(String name, Reason reason, int by) {
    registry
        .counter(name, "context", context, "reason", reason.name().toLowerCase(Locale.ROOT))
        .increment(by);
  }
}
