package io.jangbu.projection.rollout;

import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.RunningStreams;
import io.jangbu.projection.view.Projection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;

/**
 * One version of all projections, as far as it is here: a Kafka Streams application of its own,
 * with its own group, changelogs and stores.
 */
public final class ProjectionVersion {

  private final int number;
  private final String applicationId;
  private final Map<String, Integer> partitions;
  private final LivePartitions live;
  private final RunningStreams streams;
  private final VersionMeters meters;
  private final ViewLag behind = new ViewLag();
  private final StandbyLag lag = new StandbyLag(this::running);
  private final Instant startedAt = Instant.now();

  ProjectionVersion(
      int number,
      String applicationId,
      Map<String, Integer> partitions,
      LivePartitions live,
      RunningStreams streams,
      VersionMeters meters) {
    this.number = number;
    this.applicationId = applicationId;
    this.partitions = Map.copyOf(partitions);
    this.live = live;
    this.streams = streams;
    this.meters = meters;
  }

  /** From 1. */
  public int number() {
    return number;
  }

  /** Of its consumer group and its changelogs. */
  public String applicationId() {
    return applicationId;
  }

  /** Streams, while its stores can be asked. */
  public Optional<KafkaStreams> running() {
    return streams.state().isRunningOrRebalancing()
        ? Optional.of(streams.streams())
        : Optional.empty();
  }

  /** RUNNING once every store here is restored. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  /** Why its stream threads do not stay up; empty while they do. */
  Optional<Failures.Recurring> failing() {
    return streams.failing();
  }

  /** How many partitions the context's topics have. */
  public int partitions(Projection<?, ?> projection) {
    return partitions.getOrDefault(projection.context(), 0);
  }

  /** Which of them it projects here. */
  public LivePartitions live() {
    return live;
  }

  /** How far those that it projects here are behind the events. */
  public ViewLag behind() {
    return behind;
  }

  /** How far the others that are here are behind. */
  public StandbyLag lag() {
    return lag;
  }

  /** How many records the histories here have, also while they are restored. */
  public long inHistory(List<Projection<?, ?>> projections) {
    return running().map(KafkaStreams::allLocalStorePartitionLags).stream()
        .flatMap(lags ->
            projections.stream()
                .map(projection -> lags.getOrDefault(projection.historyStore(), Map.of())))
        .flatMap(lags -> lags.values().stream())
        .mapToLong(LagInfo::currentOffsetPosition)
        .sum();
  }

  /** When it was started in this process. */
  public Instant startedAt() {
    return startedAt;
  }

  /** Stops it. What it has stored stays. */
  void close() {
    meters.close();
    streams.close();
  }

  /** Stops it and deletes what it has stored on this machine. */
  void discard() {
    meters.close();
    streams.close();
    streams.streams().cleanUp();
  }
}
