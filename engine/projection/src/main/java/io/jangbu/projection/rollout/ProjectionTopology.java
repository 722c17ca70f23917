package io.jangbu.projection.rollout;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.Flaw;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.integrity.RefusedEvents;
import io.jangbu.kafka.streams.NumberedSource;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.jangbu.projection.view.ViewMetrics;
import io.jangbu.projection.view.ViewProjector;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.springframework.stereotype.Component;

/**
 * Per context: {@code <context>.events → history, view and indexes}. Names are explicit and kept
 * for ever, for changelog topics and state directories go by them.
 */
@Component
public final class ProjectionTopology {

  private final MeterRegistry metrics;
  private final TimeTravelSettings timeTravel;
  private final Traces traces;
  private final EventTrust trust;
  private final Map<String, ViewMetrics> counters = new ConcurrentHashMap<>();

  /** One whose projectors share all of these. */
  public ProjectionTopology(
      MeterRegistry metrics, TimeTravelSettings timeTravel, Traces traces, EventTrust trust) {
    this.trust = trust;
    this.metrics = metrics;
    this.timeTravel = timeTravel;
    this.traces = traces;
  }

  /**
   * The topology of those contexts.
   *
   * @param partitions how many the events topic of a context has, by the context's name
   * @param listeners hear from the projectors of this topology
   */
  public Topology of(
      List<Projection<?, ?>> contexts,
      Map<String, Integer> partitions,
      List<ProjectionListener> listeners) {
    Topology topology = new Topology();
    for (int i = 0; i < contexts.size(); i++) {
      Projection<?, ?> projection = contexts.get(i);
      int count = requireNonNull(partitions.get(projection.context()));
      add(topology, i + 1, projection, count, listeners);
    }
    return topology;
  }

  private <E, S> void add(
      Topology topology,
      int place,
      Projection<E, S> projection,
      int partitions,
      List<ProjectionListener> listeners) {
    String source = NumberedSource.name(place, projection.context(), "events");
    String projector = projection.context() + "-projector";
    ViewMetrics counters = counters(projection.context());
    RefusedEvents refusals = new RefusedEvents(metrics, projection.topics().events());
    // It keeps the history, too: what comes again is compared with what was there before it.
    topology.addReadOnlyStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(projection.historyStore()),
            Serdes.Bytes(),
            Serdes.ByteArray()),
        source,
        new BytesDeserializer(),
        new ByteArrayDeserializer(),
        projection.topics().events(),
        projector,
        () ->
            new ViewProjector<>(
                projection, partitions, counters, listeners, timeTravel, traces, trust, refusals));
    List<StoreBuilder<?>> stores = new ArrayList<>();
    projection.indexes().forEach(index -> stores.addAll(index.stores()));
    for (String store : List.of(projection.viewStore(), projection.snapshotStore())) {
      stores.add(
          Stores.keyValueStoreBuilder(
              Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray()));
    }
    stores.add(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(projection.causeStore()),
            Serdes.Bytes(),
            Serdes.ByteArray()));
    stores.forEach(store -> topology.addStateStore(store, projector));
  }

  /** How many streams that are projected here have the flaw, by context. */
  public Map<String, Long> flawed(Flaw flaw) {
    Map<String, Long> flawed = new TreeMap<>();
    counters.forEach((context, each) -> flawed.put(context, each.flawed(flaw)));
    return flawed;
  }

  private ViewMetrics counters(String context) {
    return counters.computeIfAbsent(context, name -> new ViewMetrics(metrics, name));
  }
}
