package io.jangbu.command.engine;

import static java.util.Objects.requireNonNullElse;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.command.topics.HostedContexts;
import io.jangbu.command.topics.TopicProperties;
import io.jangbu.streams.StreamsInstance;
import io.jangbu.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hosts every context there is a bean of. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Of the consumer group and the changelogs; {@code spring.kafka.streams.application-id} wins. */
  private static final String APPLICATION_ID = "jangbu-command-service";

  /** While there is more to take; {@link CommitWhenCaughtUp} commits sooner when there is not. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  @Bean
  CommandStreams commandStreams(
      HostedContexts contexts,
      KafkaProperties kafka,
      EngineProperties engine,
      TopicProperties topics,
      MeterRegistry registry)
      throws InterruptedException {
    String applicationId =
        requireNonNullElse(kafka.getStreams().getApplicationId(), APPLICATION_ID);
    refuseLostSnapshots(contexts, kafka, applicationId);
    CommitWhenCaughtUp commit = new CommitWhenCaughtUp();
    Topology topology =
        CommandTopology.of(
            contexts.partitions(), Clock.systemUTC(), new CommandMetrics(registry), commit);
    StreamsInstance instance =
        new StreamsInstance(
            applicationId,
            engine.stateDirectory(),
            engine.instanceId(),
            COMMIT_INTERVAL,
            topics.replicationFactor());
    return new CommandStreams(
        topology, StreamsSettings.of(instance, kafka.buildStreamsProperties()), commit, registry);
  }

  private static void refuseLostSnapshots(
      HostedContexts contexts, KafkaProperties kafka, String applicationId)
      throws InterruptedException {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      SnapshotGuard guard = new SnapshotGuard(admin, applicationId);
      for (Map.Entry<BoundedContext<?, ?, ?>, Integer> context : contexts.partitions().entrySet()) {
        guard.check(context.getKey(), context.getValue());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics cannot be examined", e);
    }
  }
}
