package io.jangbu.command.engine;

import io.jangbu.streams.RunningStreams;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Runs the topology from the service's start to its stop. */
public final class CommandStreams implements SmartLifecycle {

  private final Topology topology;
  private final Properties settings;
  private final KafkaClientSupplier clients;
  private final LocalStores stores;
  private final MeterRegistry registry;
  private volatile @Nullable RunningStreams running;

  CommandStreams(
      Topology topology,
      Properties settings,
      KafkaClientSupplier clients,
      LocalStores stores,
      MeterRegistry registry) {
    this.topology = topology;
    this.settings = settings;
    this.clients = clients;
    this.stores = stores;
    this.registry = registry;
  }

  /** RUNNING once every store is restored, NOT_RUNNING before the start and after the stop. */
  public KafkaStreams.State state() {
    RunningStreams now = running;
    return now == null ? KafkaStreams.State.NOT_RUNNING : now.state();
  }

  /** The streams, while their stores can be asked. */
  public Optional<KafkaStreams> running() {
    RunningStreams now = running;
    return now != null && now.state().isRunningOrRebalancing()
        ? Optional.of(now.streams())
        : Optional.empty();
  }

  @Override
  public void start() {
    running = RunningStreams.start(topology, settings, clients, registry, stores::keepToChangelogs);
  }

  @Override
  public void stop() {
    RunningStreams now = running;
    if (now != null) {
      now.close();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  /** Starts before the web server and stops after it, so that requests under way are answered. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
