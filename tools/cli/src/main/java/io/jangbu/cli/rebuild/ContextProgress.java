package io.jangbu.cli.rebuild;

import io.jangbu.cli.rebuild.CommandStateClient.Held;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How far the rebuild of one context is, over all instances. */
final class ContextProgress {

  /** What one partition counts for. */
  static final long WHOLE = 1_000;

  private final int partitions;
  private final Map<Integer, Held> done = new TreeMap<>();
  private final Map<Integer, Long> parts = new HashMap<>();
  private long doneAtNanos;

  ContextProgress(int partitions) {
    this.partitions = partitions;
  }

  /** {@code isDone} holds for good: wherever the partition goes, it takes its state with it. */
  void seen(Held partition, boolean isDone, long nanoTime) {
    if (isDone) {
      if (done.putIfAbsent(partition.partition(), partition) == null) {
        doneAtNanos = nanoTime;
      }
      parts.put(partition.partition(), WHOLE);
    } else if (!partition.ready() && partition.offsetsInAll() > 0) {
      long part = (WHOLE - 1) * partition.offsetsRead() / partition.offsetsInAll();
      parts.merge(partition.partition(), part, Math::max);
    }
  }

  int partitions() {
    return partitions;
  }

  /** Of {@link #WHOLE} for each partition. */
  long steps() {
    return parts.values().stream().mapToLong(Long::longValue).sum();
  }

  List<Integer> missing() {
    return IntStream.range(0, partitions).filter(p -> !done.containsKey(p)).boxed().toList();
  }

  long events() {
    return done.values().stream().mapToLong(Held::eventsRead).sum();
  }

  long streams() {
    return done.values().stream().mapToLong(Held::streams).sum();
  }

  /** When its last partition was done. */
  long doneAtNanos() {
    return doneAtNanos;
  }
}
