package io.jangbu.command.engine;

import io.jangbu.command.topics.HostedContexts;
import io.jangbu.command.topics.TopicProperties;
import io.jangbu.streams.StreamsInstance;
import io.jangbu.streams.StreamsSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hosts every context there is a bean of. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  /** Under load; {@link CommitWhenCaughtUp} commits sooner when there is none. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(20);

  @Bean
  CommandStreams commandStreams(
      HostedContexts contexts,
      KafkaProperties kafka,
      EngineProperties engine,
      TopicProperties topics,
      MeterRegistry registry) {
    Topology topology =
        CommandTopology.of(contexts.partitions(), Clock.systemUTC(), new CommandMetrics(registry));
    StreamsInstance instance =
        new StreamsInstance(
            "jangbu-command-service",
            engine.stateDirectory(),
            engine.instanceId(),
            COMMIT_INTERVAL,
            topics.replicationFactor());
    return new CommandStreams(
        topology, StreamsSettings.of(instance, kafka.buildStreamsProperties()), registry);
  }
}
