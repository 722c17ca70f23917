package io.jangbu.projection.view;

import io.jangbu.core.Fold;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.FlawedSnapshots;
import io.jangbu.kafka.record.SnapshotCodec;
import io.jangbu.projection.timetravel.StateForm;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What makes a context's events a view. A bean of this type, with its place among the contexts as
 * {@code @Order}, is all that the rest of the service knows of a context.
 *
 * @param fold what the events add up to; may be less than what the context decides by, and has no
 *     {@link io.jangbu.core.Entries}, for a view is kept as one snapshot per stream
 * @param indexes what is kept beside the view, none or more
 */
public record Projection<E, S>(
    AggregateTopics topics,
    Codec<?, E> codec,
    Fold<E, S> fold,
    SnapshotCodec<S> snapshots,
    List<? extends ViewIndex<S>> indexes) {

  /** History, view, snapshots and causes. */
  private static final int ALWAYS_ON_DISK = 4;

  public Projection {
    snapshots = FlawedSnapshots.of(snapshots);
    indexes = List.copyOf(indexes);
  }

  public String context() {
    return topics.context();
  }

  /** Every record of the events topic, byte for byte, by the record's key. */
  public String historyStore() {
    return context() + "-history";
  }

  /** The snapshot of each stream, by the stream's id. */
  public String viewStore() {
    return context() + "-view";
  }

  /** Snapshots of each stream on its way, by {@code stream/version}. */
  public String snapshotStore() {
    return context() + "-snapshots";
  }

  /** Events by what they were caused by. */
  public String causeStore() {
    return context() + "-by-cause";
  }

  /** How many stores on disk it has, per partition. */
  public int storesOnDisk() {
    long indexesOnDisk =
        indexes.stream()
            .flatMap(index -> index.stores().stream())
            .filter(store -> store.build().persistent())
            .count();
    return ALWAYS_ON_DISK + Math.toIntExact(indexesOnDisk);
  }

  /** How a state of a stream is made and kept. To be asked for once: it takes a while to make. */
  public StateForm<E, S> stateForm() {
    return new StateForm<>(codec, snapshots, fold);
  }

  /** The names of all stores that have a changelog. */
  public Stream<String> changelogged() {
    return Stream.concat(
        Stream.of(viewStore(), snapshotStore(), causeStore()),
        indexes.stream().flatMap(index -> index.stores().stream()).map(StoreBuilder::name));
  }
}
