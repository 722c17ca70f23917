package io.jangbu.command.engine;

import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.RunningStreams;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs the topology from the service's start to its stop. It begins when no hanging transaction
 * holds up what it works on; until then it is {@link KafkaStreams.State#CREATED}.
 */
public final class CommandStreams implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(CommandStreams.class);

  private final Topology topology;
  private final Properties settings;
  private final KafkaClientSupplier clients;
  private final LocalStores stores;
  private final TransactionWatch transactions;
  private final MeterRegistry registry;
  private volatile KafkaStreams.State unopened = KafkaStreams.State.NOT_RUNNING;
  private @Nullable Thread opening;
  private volatile @Nullable RunningStreams running;

  CommandStreams(
      Topology topology,
      Properties settings,
      KafkaClientSupplier clients,
      LocalStores stores,
      TransactionWatch transactions,
      MeterRegistry registry) {
    this.topology = topology;
    this.settings = settings;
    this.clients = clients;
    this.stores = stores;
    this.transactions = transactions;
    this.registry = registry;
  }

  /** RUNNING once every store is restored, NOT_RUNNING before the start and after the stop. */
  public KafkaStreams.State state() {
    RunningStreams now = running;
    return now == null ? unopened : now.state();
  }

  /** Why stream threads do not stay up; empty while they do. */
  public Optional<Failures.Recurring> failing() {
    RunningStreams now = running;
    return now == null ? Optional.empty() : now.failing();
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
    unopened = KafkaStreams.State.CREATED;
    try {
      if (transactions.isSettled()) {
        open();
      } else {
        opening = Thread.ofVirtual().name("command-streams").start(this::openWhenSettled);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    transactions.begin();
  }

  private void openWhenSettled() {
    try {
      transactions.settle();
      open();
    } catch (InterruptedException _) {
      // The service stops.
    } catch (RuntimeException e) {
      // A start that the service's own stop has broken off did not fail.
      if (isRunning()) {
        log.error("The streams cannot be started", e);
        unopened = KafkaStreams.State.ERROR;
      }
    }
  }

  private synchronized void open() {
    if (isRunning()) {
      running =
          RunningStreams.start(topology, settings, clients, registry, stores::keepToChangelogs);
    }
  }

  @Override
  public void stop() {
    unopened = KafkaStreams.State.NOT_RUNNING;
    transactions.close();
    if (opening != null) {
      opening.interrupt();
    }
    synchronized (this) {
      RunningStreams now = running;
      if (now != null) {
        now.close();
        running = null;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return unopened != KafkaStreams.State.NOT_RUNNING;
  }

  /** Starts before the web server and stops after it, so that requests under way are answered. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
