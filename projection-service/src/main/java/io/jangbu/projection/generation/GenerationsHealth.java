package io.jangbu.projection.generation;

import io.jangbu.streams.transactions.TransactionWatch;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ready: all partitions here of the generation that answers are restored, and not too far behind
 * the events. Alive: nothing is lost that only a restart brings back.
 */
@Configuration(proxyBeanMethods = false)
class GenerationsHealth {

  @Bean
  HealthIndicator streamsReadyHealthIndicator(Generations generations) {
    return () -> {
      String state =
          generations.answering().map(Generation::state).map(Enum::name).orElse("WAITING");
      return (state.equals(KafkaStreams.State.RUNNING.name()) ? Health.up() : Health.outOfService())
          .withDetail("streams", state)
          .withDetail("generation", generations.plan().answering())
          .build();
    };
  }

  @Bean
  HealthIndicator viewsFreshHealthIndicator(Generations generations, ReadinessSettings settings) {
    return () -> {
      ViewLag behind = generations.answering().map(Generation::behind).orElseGet(ViewLag::new);
      return (settings.tooFarBehind(behind) ? Health.outOfService() : Health.up())
          .withDetail("staleness", behind.isLooked() ? behind.staleness() : "not known yet")
          .withDetail("maxStaleness", settings.maxStaleness())
          .build();
    };
  }

  /** What an open transaction holds up makes the views stale; one that hangs, for ever. */
  @Bean
  HealthIndicator transactionsHealthIndicator(Generations generations) {
    TransactionWatch transactions = generations.transactions();
    return () ->
        (transactions.hanging().isEmpty() ? Health.up() : Health.outOfService())
            .withDetail("heldUpByOpenTransaction", transactions.standingStill(_ -> true))
            .withDetail("hanging", transactions.hanging())
            .withDetail("waitsFor", transactions.inTheWay())
            .build();
  }

  @Bean
  HealthIndicator streamsAliveHealthIndicator(Generations generations) {
    return () -> (generations.failed() ? Health.down() : Health.up()).build();
  }
}
