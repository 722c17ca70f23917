package io.jangbu.kafka.streams.transactions;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** For how long readers of committed records have come no further on partitions, look by look. */
final class StandingStill {

  /** Since when, by a clock of nanoseconds. */
  private record Since(HeldBack held, long at) {}

  private final LongSupplier nanos;
  private volatile Map<TopicPartition, Since> standing = Map.of();

  StandingStill(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** What was found this time. A partition whose readers have come further begins again. */
  void looked(Map<TopicPartition, HeldBack> heldBack) {
    long now = nanos.getAsLong();
    Map<TopicPartition, Since> before = standing;
    standing =
        heldBack.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    found -> since(before.get(found.getKey()), found.getValue(), now)));
  }

  private static Since since(@Nullable Since last, HeldBack found, long now) {
    return last != null && last.held().stable() == found.stable()
        ? new Since(found, last.at())
        : new Since(found, now);
  }

  /** Those that have stood still for at least so long. */
  Set<TopicPartition> forAtLeast(Duration time) {
    long now = nanos.getAsLong();
    return standing.entrySet().stream()
        .filter(each -> now - each.getValue().at() >= time.toNanos())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The longest time that one of these has stood still; zero if none does. */
  Duration longest(Predicate<TopicPartition> which) {
    long now = nanos.getAsLong();
    return Duration.ofNanos(
        standing.entrySet().stream()
            .filter(each -> which.test(each.getKey()))
            .mapToLong(each -> now - each.getValue().at())
            .max()
            .orElse(0));
  }

  /** How many records are held back on these, in offsets. */
  long records(Predicate<TopicPartition> which) {
    return standing.entrySet().stream()
        .filter(each -> which.test(each.getKey()))
        .mapToLong(each -> each.getValue().held().records())
        .sum();
  }
}
