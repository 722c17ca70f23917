package io.jangbu.projection.streams;

import io.jangbu.projection.history.HistoryWriter;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.jangbu.projection.view.ViewMetrics;
import io.jangbu.projection.view.ViewProjector;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Per context: {@code <context>.events → history, then view and indexes}. Names are explicit and
 * kept for ever, for changelog topics and state directories go by them.
 */
public final class ProjectionTopology {

  private final List<ProjectionListener> listeners;
  private final MeterRegistry metrics;

  public ProjectionTopology(List<ProjectionListener> listeners, MeterRegistry metrics) {
    this.listeners = List.copyOf(listeners);
    this.metrics = metrics;
  }

  /** Adds a context, whose events topic has so many partitions. */
  public <E, S> void add(Topology topology, Projection<E, S> projection, int partitions) {
    String source = projection.context() + "-events";
    String projector = projection.context() + "-projector";
    // Kafka hands a record to a source's children in the order in which they were added.
    topology.addReadOnlyStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(projection.historyStore()),
            Serdes.Bytes(),
            Serdes.ByteArray()),
        source,
        new BytesDeserializer(),
        new ByteArrayDeserializer(),
        projection.topics().events(),
        projection.context() + "-history-writer",
        () -> new HistoryWriter(projection.historyStore()));
    ViewMetrics counters = new ViewMetrics(metrics, projection.context());
    topology.addProcessor(
        projector, () -> new ViewProjector<>(projection, partitions, counters, listeners), source);
    topology.connectProcessorAndStateStores(projector, projection.historyStore());
    List<StoreBuilder<?>> stores = new ArrayList<>(projection.index().stores());
    stores.add(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(projection.viewStore()),
            Serdes.String(),
            Serdes.ByteArray()));
    stores.forEach(store -> topology.addStateStore(store, projector));
  }
}
