package io.jangbu.kafka.streams;

import io.jangbu.kafka.streams.transactions.DepartedMembers;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka Streams from its start to its close: a thread that fails is replaced, its figures shown.
 */
public final class RunningStreams implements AutoCloseable {

  /**
   * Under exactly-once an unclean close would wipe the stores, so there is time for a clean one;
   * but who stops a container kills it after 30 s, and the web server stops before this.
   */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(12);

  private static final Logger log = LoggerFactory.getLogger(RunningStreams.class);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;
  private final RestoreMetrics restores;
  private final StreamThreads threads;
  private final Admin admin;
  private final DepartedMembers departed;

  private RunningStreams(
      KafkaStreams streams,
      String application,
      Admin admin,
      MeterRegistry registry,
      Runnable whenRunning) {
    this.streams = streams;
    this.admin = admin;
    departed = DepartedMembers.of(application, admin);
    streams.setStateListener((now, _) -> changed(now, whenRunning));
    restores = new RestoreMetrics(registry, application);
    streams.setGlobalStateRestoreListener(restores);
    threads = new StreamThreads(registry, application);
    streams.setUncaughtExceptionHandler(threads);
    metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(registry);
  }

  /** Starts it with Kafka's own clients, whose consumers are bounded. */
  public static RunningStreams start(
      Topology topology, Properties settings, MeterRegistry registry) {
    return start(topology, settings, new BoundedClients(registry), registry, _ -> {}, () -> {});
  }

  /**
   * Starts it with these clients.
   *
   * @param first what is to be done with it before, such as {@link KafkaStreams#cleanUp}
   * @param whenRunning called each time that it runs again; must not wait
   */
  public static RunningStreams start(
      Topology topology,
      Properties settings,
      KafkaClientSupplier clients,
      MeterRegistry registry,
      Consumer<KafkaStreams> first,
      Runnable whenRunning) {
    String application = String.valueOf(settings.get(StreamsConfig.APPLICATION_ID_CONFIG));
    Admin admin = Admin.create(new StreamsConfig(settings).getAdminConfigs(application));
    RunningStreams running;
    try {
      Sessions.fit(settings, admin);
      running =
          new RunningStreams(
              new KafkaStreams(topology, settings, clients),
              application,
              admin,
              registry,
              whenRunning);
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
    try {
      first.accept(running.streams);
      running.streams.start();
      return running;
    } catch (RuntimeException e) {
      running.close();
      throw e;
    }
  }

  private void changed(KafkaStreams.State now, Runnable whenRunning) {
    if (now == KafkaStreams.State.REBALANCING) {
      departed.regrouped();
    } else if (now == KafkaStreams.State.RUNNING) {
      whenRunning.run();
    }
  }

  /**
   * RUNNING once every store is restored and every thread has its part of the group's work. Kafka
   * Streams says RUNNING already while a thread that has replaced one waits to be let in.
   */
  public KafkaStreams.State state() {
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING && !everyThreadRuns()
        ? KafkaStreams.State.REBALANCING
        : state;
  }

  private boolean everyThreadRuns() {
    try {
      Set<ThreadMetadata> threads = streams.metadataForLocalThreads();
      return !threads.isEmpty()
          && threads.stream().allMatch(thread -> thread.threadState().equals("RUNNING"));
    } catch (IllegalStateException _) {
      // It has been closed since.
      return false;
    }
  }

  /** Why its threads do not stay up, whatever the state says; empty while they do. */
  public Optional<Failures.Recurring> failing() {
    return threads.failing();
  }

  /** To ask its stores. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Leaves the group, so that another instance takes over at once. */
  @Override
  public void close() {
    metrics.close();
    restores.close();
    threads.close();
    boolean clean =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    departed.close();
    admin.close(Duration.ZERO);
    if (!clean) {
      log.warn("The streams did not close within {}; the stores will be restored", CLOSE_TIMEOUT);
    }
  }
}
