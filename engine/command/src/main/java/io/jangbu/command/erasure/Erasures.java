package io.jangbu.command.erasure;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.EventPartitions;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.record.StreamPartition;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The erasures that this instance was asked for, of the partitions that it holds. They are done a
 * few at a time, as each waits for the stream thread of its partition again and again. What it was
 * asked for is forgotten at a restart, and to be asked for again: erasing twice does nothing the
 * second time.
 */
@Component
class Erasures implements AutoCloseable {

  /** How many erasures are remembered, each with its streams. */
  private static final int MOST_REMEMBERED = 100;

  /** Each may hold what {@link GatheredStreams} does. */
  private static final int AT_ONCE = 4;

  private final HostedAggregates aggregates;
  private final AssignedPartitions assigned;
  private final EventPartitions events;
  private final EventTrust trust;
  private final RememberedCommands remembered;
  private final ExecutorService worker =
      Executors.newFixedThreadPool(
          AT_ONCE, Thread.ofPlatform().daemon().name("erasure-", 1).factory());

  private final Map<String, Map<String, PartitionErasure<?>>> asked =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, Map<String, PartitionErasure<?>>> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  Erasures(
      HostedAggregates aggregates,
      AssignedPartitions assigned,
      EventPartitions events,
      EventTrust trust,
      RememberedCommands remembered) {
    this.aggregates = aggregates;
    this.assigned = assigned;
    this.events = events;
    this.trust = trust;
    this.remembered = remembered;
  }

  /**
   * Begins to erase those of the streams whose partition is here, unless it has under that id.
   *
   * @return what becomes of each of those
   */
  synchronized Map<String, PartitionErasure<?>> erase(
      String id, AggregateType<?, ?, ?> type, Collection<String> streams) {
    Map<String, PartitionErasure<?>> begun =
        asked.computeIfAbsent(type.name() + "/" + id, _ -> new HashMap<>());
    Map<AssignedPartition, Set<String>> toBegin = new HashMap<>();
    Map<String, PartitionErasure<?>> here = new LinkedHashMap<>();
    for (String streamId : streams) {
      PartitionErasure<?> erasure = begun.get(streamId);
      AssignedPartition partition = partition(type, streamId);
      if (partition != null && (erasure == null || !erasure.counts())) {
        toBegin.computeIfAbsent(partition, _ -> new HashSet<>()).add(streamId);
      }
    }
    toBegin.forEach((partition, of) -> {
      PartitionErasure<?> erasure = begin(type, partition, of);
      of.forEach(streamId -> begun.put(streamId, erasure));
    });
    for (String streamId : streams) {
      PartitionErasure<?> erasure = begun.get(streamId);
      if (erasure != null && erasure.counts()) {
        here.put(streamId, erasure);
      }
    }
    return here;
  }

  private <E> PartitionErasure<E> begin(
      AggregateType<?, E, ?> type, AssignedPartition partition, Set<String> streams) {
    PartitionErasure<E> erasure =
        new PartitionErasure<>(
            type,
            aggregates.partitions(type),
            partition,
            streams,
            events,
            trust,
            remembered,
            assigned::contains);
    worker.execute(erasure);
    return erasure;
  }

  private @Nullable AssignedPartition partition(AggregateType<?, ?, ?> type, String streamId) {
    int home = StreamPartition.of(streamId, aggregates.partitions(type));
    return assigned.all().stream()
        .filter(partition ->
            partition.context().equals(type.name()) && partition.commands().partition() == home)
        .findAny()
        .orElse(null);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
