package io.jangbu.projection.view;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What an operator should know about a context's events: 0 everywhere is how it should be. */
public final class ViewMetrics {

  /** Why a record was skipped. */
  enum Reason {
    /** The key is no event's id. */
    KEY,
    /** The value does not decode, is another event than the key says, or was too large to take. */
    VALUE,
    /** The stream lives in another partition. */
    PARTITION
  }

  private final Map<Reason, Counter> skipped = new EnumMap<>(Reason.class);
  private final Counter gaps;
  private final Counter erased;

  public ViewMetrics(MeterRegistry registry, String context) {
    for (Reason reason : Reason.values()) {
      skipped.put(
          reason,
          Counter.builder("jangbu.projection.skipped")
              .description("Records of the events topic that are no events")
              .tags("context", context, "reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    gaps =
        Counter.builder("jangbu.projection.gaps")
            .description("Events that do not follow the version before, for want of erased ones")
            .tag("context", context)
            .register(registry);
    erased =
        Counter.builder("jangbu.projection.erased")
            .description("Events that were erased, with a tombstone")
            .tag("context", context)
            .register(registry);
  }

  void skipped(Reason reason) {
    requireNonNull(skipped.get(reason)).increment();
  }

  void gap() {
    gaps.increment();
  }

  void erased() {
    erased.increment();
  }
}
