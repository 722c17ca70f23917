package io.jangbu.kafka.streams.transactions;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** What open transactions hold up, by topic, and what was done about those that hang. */
final class TransactionMeters {

  private final Map<Outcome, Counter> ended = new EnumMap<>(Outcome.class);

  TransactionMeters(
      MeterRegistry registry, Set<String> topics, StandingStill standing, IntSupplier hanging) {
    for (String topic : topics) {
      Gauge.builder(
              "jangbu.transactions.open",
              standing,
              each -> each.longest(partition -> partition.topic().equals(topic)).toMillis() / 1e3)
          .description("For how long an open transaction has held up a partition of the topic")
          .baseUnit("seconds")
          .tag("topic", topic)
          .register(registry);
      Gauge.builder(
              "jangbu.transactions.held.back.records",
              standing,
              each -> each.records(partition -> partition.topic().equals(topic)))
          .description("Records that no reader comes to, behind transactions that are open")
          .baseUnit("records")
          .tag("topic", topic)
          .register(registry);
    }
    Gauge.builder("jangbu.transactions.hanging", hanging::getAsInt)
        .description("Transactions that no timeout ends, and that this service may not end")
        .register(registry);
    for (Outcome outcome : Outcome.values()) {
      ended.put(
          outcome,
          Counter.builder("jangbu.transactions.ended")
              .description("Hanging transactions that were ended, by what had become of them")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void ended(Outcome outcome) {
    requireNonNull(ended.get(outcome)).increment();
  }
}
