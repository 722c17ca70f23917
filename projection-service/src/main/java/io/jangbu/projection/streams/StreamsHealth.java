package io.jangbu.projection.streams;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ready: all partitions here are restored. Alive: nothing is lost that only a restart brings back.
 */
@Configuration(proxyBeanMethods = false)
class StreamsHealth {

  @Bean
  HealthIndicator streamsReadyHealthIndicator(StreamsLifecycle lifecycle) {
    return () -> {
      KafkaStreams.State state = lifecycle.state();
      return (state == KafkaStreams.State.RUNNING ? Health.up() : Health.outOfService())
          .withDetail("streams", state == null ? "WAITING" : state.name())
          .build();
    };
  }

  @Bean
  HealthIndicator streamsAliveHealthIndicator(StreamsLifecycle lifecycle) {
    return () -> (lifecycle.failed() ? Health.down() : Health.up()).build();
  }
}
