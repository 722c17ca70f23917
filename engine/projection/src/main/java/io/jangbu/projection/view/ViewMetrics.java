package io.jangbu.projection.view;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.Flaw;
import io.jangbu.projection.history.RefusedRecords;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Set<FlawedStreams> open = ConcurrentHashMap.newKeySet();
  private final Set<RefusedRecords> openRefused = ConcurrentHashMap.newKeySet();
  private final Counter gaps;
  private final Counter erased;
  private final Counter rewritten;
  private final Counter overwritten;

  /** Those of a context, for all partitions and versions of it that are open here. */
  public ViewMetrics(MeterRegistry registry, String context) {
    for (Reason reason : Reason.values()) {
      skipped.put(
          reason,
          Counter.builder("jangbu.projection.skipped")
              .description("Records of the events topic that are no events")
              .tags("context", context, "reason", reason.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    gaps = counter(registry, context, "gaps", "Events that do not follow the version before");
    erased = counter(registry, context, "erased", "Events that were erased, with a tombstone");
    rewritten =
        counter(registry, context, "rewritten", "Events that came again, marked as rewritten");
    overwritten =
        counter(
            registry,
            context,
            "overwritten",
            "Records that came again under the id of an event, and were another");
    Gauge.builder("jangbu.projection.refused.records", this, ViewMetrics::refused)
        .description("Ids of events under which the topic has a record that was refused")
        .baseUnit("records")
        .tag("context", context)
        .register(registry);
    for (Flaw flaw : Flaw.values()) {
      Gauge.builder("jangbu.projection.flawed.streams", this, metrics -> metrics.flawed(flaw))
          .description("Streams whose events are not all there, or were replaced by others")
          .baseUnit("streams")
          .tags("context", context, "flaw", flaw.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  private static Counter counter(
      MeterRegistry registry, String context, String what, String description) {
    return Counter.builder("jangbu.projection." + what)
        .description(description)
        .tag("context", context)
        .register(registry);
  }

  void opened(FlawedStreams streams, RefusedRecords refused) {
    open.add(streams);
    openRefused.add(refused);
  }

  void closed(FlawedStreams streams, RefusedRecords refused) {
    open.remove(streams);
    openRefused.remove(refused);
  }

  private double refused() {
    return openRefused.stream().mapToInt(RefusedRecords::count).sum();
  }

  /** How many streams have the flaw, of those that are open here. */
  public long flawed(Flaw flaw) {
    return open.stream().mapToLong(each -> each.count(flaw)).sum();
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

  void rewritten() {
    rewritten.increment();
  }

  void overwritten() {
    overwritten.increment();
  }
}
