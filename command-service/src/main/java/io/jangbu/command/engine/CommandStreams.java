package io.jangbu.command.engine;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs the topology from the service's start to its stop. */
public final class CommandStreams implements SmartLifecycle {

  /**
   * An unclean close under exactly-once would wipe the stores, so there is time for a clean one.
   */
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(25);

  private static final Logger log = LoggerFactory.getLogger(CommandStreams.class);

  private final KafkaStreams streams;
  private final KafkaStreamsMetrics metrics;
  private volatile boolean running;

  public CommandStreams(Topology topology, Properties settings, MeterRegistry registry) {
    streams = new KafkaStreams(topology, settings);
    streams.setUncaughtExceptionHandler(failure -> {
      log.error("A stream thread failed and is replaced", failure);
      return StreamThreadExceptionResponse.REPLACE_THREAD;
    });
    metrics = new KafkaStreamsMetrics(streams);
    metrics.bindTo(registry);
  }

  /** RUNNING once every store is restored. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  @Override
  public void start() {
    running = true;
    streams.start();
  }

  @Override
  public void stop() {
    metrics.close();
    boolean clean =
        streams.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    if (!clean) {
      log.warn("The streams did not close within {}; the stores will be restored", CLOSE_TIMEOUT);
    }
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before the web server and stops after it, so that requests under way are answered. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 4096;
  }
}
