package io.jangbu.starter.projection.routing;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.http.ProblemException;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** One partition's stores on this instance, which may leave at any time: reads then throw. */
public final class LocalPartition implements LocalStores {

  private final KafkaStreams streams;
  private final Projection<?, ?> projection;
  private final int partition;
  private final int partitions;
  private final long deadline;
  private final Share share;

  LocalPartition(
      KafkaStreams streams,
      Projection<?, ?> projection,
      int partition,
      int partitions,
      long deadline,
      Share share) {
    this.streams = streams;
    this.projection = projection;
    this.partition = partition;
    this.partitions = partitions;
    this.deadline = deadline;
    this.share = share;
  }

  /** Whether the stream lives in this partition. */
  public boolean holds(String streamId) {
    return StreamPartition.of(streamId, partitions) == partition;
  }

  @Override
  public <K, V> ReadOnlyKeyValueStore<K, V> store(String name) {
    // "Stale" stores are those of standbys. Whether this one may answer was asked before.
    return streams.store(
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<K, V>keyValueStore())
            .withPartition(partition)
            .enableStaleStores());
  }

  @Override
  public Share share() {
    return share;
  }

  /**
   * Reads from the stores, once nothing else is waited for.
   *
   * @throws ProblemException 503 if there is no room in memory for what is read in time
   */
  public <T> T read(Supplier<T> answer) {
    return RequestShares.read(share, deadline, answer);
  }

  /** Until when the read may wait, by {@link System#nanoTime}. */
  public long deadline() {
    return deadline;
  }

  @Override
  public String toString() {
    return projection.context() + "-" + partition;
  }
}
