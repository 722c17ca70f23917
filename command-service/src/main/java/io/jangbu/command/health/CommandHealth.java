package io.jangbu.command.health;

import io.jangbu.command.engine.CommandStreams;
import io.jangbu.command.gateway.Gateways;
import io.jangbu.command.state.HeldPartitions;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ready: the stores are restored, none is rebuilt, and every gateway hears its results. Alive: the
 * streams can run.
 */
@Configuration(proxyBeanMethods = false)
class CommandHealth {

  @Bean
  HealthIndicator commandsReadiness(
      CommandStreams streams, HeldPartitions held, Gateways gateways) {
    return () -> {
      KafkaStreams.State state = streams.state();
      boolean heard = gateways.hearResults();
      long rebuilding = held.all().stream().filter(each -> !each.takesCommands()).count();
      boolean ready = state == KafkaStreams.State.RUNNING && rebuilding == 0 && heard;
      return (ready ? Health.up() : Health.outOfService())
          .withDetail("streams", state)
          .withDetail("rebuilding", rebuilding)
          .withDetail("hearsResults", heard)
          .build();
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
