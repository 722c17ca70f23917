package io.jangbu.projection;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.record.Rewritten;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.projection.memory.Share;
import io.jangbu.projection.rollout.ProjectionTopology;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.jangbu.projection.view.Views;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** Partition 0 of some contexts, projected without a broker. */
public final class ProjectionDriver implements LocalStores, AutoCloseable {

  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<byte[], byte[]>> topics;

  public ProjectionDriver(Path state, int partitions, Projection<?, ?>... contexts) {
    this(state, partitions, List.of(), contexts);
  }

  public ProjectionDriver(
      Path state,
      int partitions,
      List<ProjectionListener> listeners,
      Projection<?, ?>... contexts) {
    this(state, partitions, listeners, new TimeTravelSettings(100), contexts);
  }

  public ProjectionDriver(
      Path state,
      int partitions,
      List<ProjectionListener> listeners,
      TimeTravelSettings timeTravel,
      Projection<?, ?>... contexts) {
    this(state, partitions, listeners, timeTravel, EventTrust.NONE, contexts);
  }

  public ProjectionDriver(
      Path state,
      int partitions,
      List<ProjectionListener> listeners,
      TimeTravelSettings timeTravel,
      EventTrust trust,
      Projection<?, ?>... contexts) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    List<Projection<?, ?>> all = List.of(contexts);
    driver =
        new TopologyTestDriver(
            new ProjectionTopology(metrics, timeTravel, Traces.off(), trust)
                .of(
                    all,
                    all.stream().collect(Collectors.toMap(Projection::context, _ -> partitions)),
                    listeners),
            settings);
    topics =
        all.stream()
            .collect(
                Collectors.toMap(
                    Projection::context,
                    context ->
                        driver.createInputTopic(
                            context.topics().events(),
                            new ByteArraySerializer(),
                            new ByteArraySerializer())));
  }

  public <E> void publish(Projection<E, ?> context, List<EventEnvelope<E>> events) {
    events.forEach(
        event -> put(context, event.id().toString(), context.codec().encodeEvent(event)));
  }

  /** Puts anything on the context's topic. */
  public void put(Projection<?, ?> context, String key, byte @Nullable [] value) {
    put(context, key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** Appends an event again, marked as rewritten. */
  public <E> void rewrite(Projection<E, ?> context, EventEnvelope<E> event) {
    requireNonNull(topics.get(context.context()))
        .pipeInput(
            new TestRecord<>(
                event.id().toString().getBytes(StandardCharsets.UTF_8),
                context.codec().encodeEvent(event),
                new RecordHeaders().add(Rewritten.HEADER, new byte[0])));
  }

  /** Puts a record with headers on the context's topic. */
  public void put(Projection<?, ?> context, EventId id, byte[] value, Headers headers) {
    requireNonNull(topics.get(context.context()))
        .pipeInput(
            new TestRecord<>(id.toString().getBytes(StandardCharsets.UTF_8), value, headers));
  }

  public void put(Projection<?, ?> context, byte[] key, byte @Nullable [] value) {
    requireNonNull(topics.get(context.context())).pipeInput(key, value);
  }

  @Override
  public <K, V> KeyValueStore<K, V> store(String name) {
    return driver.getKeyValueStore(name);
  }

  @Override
  public Share share() {
    return Share.unbounded();
  }

  /** Lets time pass for what is done by the clock. */
  public void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  public <S> Snapshot<S> view(Projection<?, S> context, String streamId) {
    return new Views<>(this.<String, byte[]>store(context.viewStore()), context).find(streamId);
  }

  /** All keys of a store, sorted. */
  public List<String> keys(String store) {
    return keys(this.<String, Object>store(store));
  }

  public static List<String> keys(ReadOnlyKeyValueStore<String, ?> store) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, ?> all = store.all()) {
      all.forEachRemaining(entry -> keys.add(entry.key));
    }
    return keys;
  }

  /** The value of a gauge. */
  public double gauge(String name, String... tags) {
    return metrics.get(name).tags(tags).gauge().value();
  }

  /** The value of a counter. */
  public double counter(String name, String... tags) {
    return metrics.counter(name, tags).count();
  }

  @Override
  public void close() {
    driver.close();
  }
}
