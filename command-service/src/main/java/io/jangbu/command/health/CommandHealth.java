package io.jangbu.command.health;

import io.jangbu.command.engine.CommandStreams;
import io.jangbu.command.gateway.Gateways;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ready: the stores are restored and every gateway hears its results. Alive: the streams can run.
 */
@Configuration(proxyBeanMethods = false)
class CommandHealth {

  @Bean
  HealthIndicator commandsReadiness(CommandStreams streams, Gateways gateways) {
    return () -> {
      KafkaStreams.State state = streams.state();
      boolean heard = gateways.hearResults();
      Health.Builder health =
          state == KafkaStreams.State.RUNNING && heard ? Health.up() : Health.outOfService();
      return health.withDetail("streams", state).withDetail("hearsResults", heard).build();
    };
  }

  @Bean
  HealthIndicator commandsLiveness(CommandStreams streams) {
    return () -> {
      boolean failed = streams.isRunning() && streams.state().hasStartedOrFinishedShuttingDown();
      return (failed ? Health.down() : Health.up()).withDetail("streams", streams.state()).build();
    };
  }
}
