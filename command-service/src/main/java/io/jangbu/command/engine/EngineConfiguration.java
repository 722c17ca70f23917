package io.jangbu.command.engine;

import io.jangbu.command.topics.HostedContexts;
import io.jangbu.command.topics.TopicProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hosts every context there is a bean of. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  CommandStreams commandStreams(
      HostedContexts contexts,
      KafkaProperties kafka,
      EngineProperties engine,
      TopicProperties topics,
      MeterRegistry registry) {
    Topology topology =
        CommandTopology.of(contexts.partitions(), Clock.systemUTC(), new CommandMetrics(registry));
    var settings =
        StreamsSettings.of(
            kafka.buildStreamsProperties(),
            engine,
            topics.replicationFactor(),
            topics.minInsyncReplicas());
    return new CommandStreams(topology, settings, registry);
  }
}
