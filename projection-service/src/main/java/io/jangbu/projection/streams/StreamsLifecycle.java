package io.jangbu.projection.streams;

import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.jangbu.streams.RunningStreams;
import io.jangbu.streams.StreamsInstance;
import io.jangbu.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts Kafka Streams once every topic that is read exists, and closes it after the web server has
 * answered its last read.
 */
@Component
public final class StreamsLifecycle implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(StreamsLifecycle.class);

  /** Of the consumer group and the changelogs; {@code spring.kafka.streams.application-id} wins. */
  private static final String APPLICATION_ID = "jangbu-projection-service";

  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** How often waiting is told again, in looks. */
  private static final int TELL_EVERY = 30;

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  private final List<Projection<?, ?>> projections;
  private final List<ProjectionListener> listeners;
  private final ProjectionTopology topology;
  private final InstanceSettings settings;
  private final KafkaProperties kafka;
  private final MeterRegistry metrics;
  private volatile @Nullable ScheduledExecutorService starter;
  private int looks;
  private volatile @Nullable Started started;
  private volatile boolean failed;

  private record Started(RunningStreams streams, Map<String, Integer> partitions) {}

  StreamsLifecycle(
      List<Projection<?, ?>> projections,
      List<ProjectionListener> listeners,
      ProjectionTopology topology,
      InstanceSettings settings,
      KafkaProperties kafka,
      MeterRegistry metrics) {
    this.projections = projections;
    this.listeners = listeners;
    this.topology = topology;
    this.settings = settings;
    this.kafka = kafka;
    this.metrics = metrics;
  }

  /** Streams, while its stores can be asked. */
  public Optional<KafkaStreams> running() {
    Started now = started;
    return now != null && now.streams().state().isRunningOrRebalancing()
        ? Optional.of(now.streams().streams())
        : Optional.empty();
  }

  /** How many partitions the context's topics have; 0 while that is not known. */
  public int partitions(Projection<?, ?> projection) {
    Started now = started;
    return now == null ? 0 : now.partitions().getOrDefault(projection.context(), 0);
  }

  /** Streams' own state; null before it was started. */
  KafkaStreams.@Nullable State state() {
    Started now = started;
    return now == null ? null : now.streams().state();
  }

  /** True when it will not come up by itself. */
  boolean failed() {
    return failed || state() == KafkaStreams.State.ERROR;
  }

  @Override
  public void start() {
    ScheduledExecutorService starting =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("streams-starter").factory());
    starter = starting;
    var _ =
        starting.scheduleWithFixedDelay(
            () -> startOnceTopicsExist(starting), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void startOnceTopicsExist(ExecutorService starting) {
    List<String> names =
        projections.stream().map(projection -> projection.topics().events()).toList();
    SourceTopics topics;
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      topics = SourceTopics.describe(admin, names);
    } catch (InterruptedException _) {
      return; // the service stops
    } catch (ExecutionException | KafkaException e) {
      waitFor("Kafka at " + kafka.getBootstrapServers() + ": " + e);
      return;
    }
    if (!topics.missing().isEmpty()) {
      waitFor("topics " + topics.missing() + ", which the command service makes");
      return;
    }
    if (!isRunning()) {
      return; // the service stops
    }
    try {
      starting.shutdown();
      start(topics);
    } catch (RuntimeException e) {
      // A start that the service's own stop has broken off did not fail.
      if (isRunning()) {
        log.error("Kafka Streams cannot be started", e);
        failed = true;
      }
    }
  }

  private void start(SourceTopics topics) {
    Map<String, Integer> partitions = new HashMap<>();
    projections.forEach(projection ->
        partitions.put(projection.context(), topics.partitions(projection.topics().events())));
    started =
        new Started(
            RunningStreams.start(
                topology.of(projections, partitions, listeners),
                settings(topics.replication()),
                metrics),
            Map.copyOf(partitions));
  }

  private Properties settings(int replication) {
    Map<String, Object> operators = new HashMap<>(kafka.buildStreamsProperties());
    operators.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.advertisedAddress());
    return StreamsSettings.of(
        new StreamsInstance(
            APPLICATION_ID,
            settings.stateDirectory(),
            settings.instanceId(),
            COMMIT_INTERVAL,
            replication),
        operators);
  }

  private void waitFor(String what) {
    if (isRunning() && looks++ % TELL_EVERY == 0) {
      log.warn("Waiting for {}", what);
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService starting = starter;
    starter = null;
    if (starting != null) {
      starting.shutdownNow();
      starting.close();
    }
    Started now = started;
    if (now != null) {
      now.streams().close();
    }
  }

  @Override
  public boolean isRunning() {
    return starter != null;
  }

  /** Stops after the web server has stopped. */
  @Override
  public int getPhase() {
    return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1024;
  }
}
