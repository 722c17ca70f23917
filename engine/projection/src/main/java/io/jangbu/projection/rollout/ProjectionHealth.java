package io.jangbu.projection.rollout;

import io.jangbu.core.Flaw;
import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ready: all partitions here of the version that answers are restored, and not too far behind the
 * events, its stream threads stay up, and the topics have the partitions of the start. Alive:
 * nothing is lost that only a restart brings back.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionHealth {

  @Bean
  HealthIndicator streamsReadyHealthIndicator(ProjectionVersions versions) {
    return () -> {
      String state =
          versions.answering().map(ProjectionVersion::state).map(Enum::name).orElse("WAITING");
      Optional<Failures.Recurring> failing =
          versions.answering().flatMap(ProjectionVersion::failing);
      boolean ready = state.equals(KafkaStreams.State.RUNNING.name()) && failing.isEmpty();
      return (ready ? Health.up() : Health.outOfService())
          .withDetail("streams", state)
          .withDetail("threads", failing.map(Object::toString).orElse("stay up"))
          .withDetail("generation", versions.rollout().answering())
          .build();
    };
  }

  @Bean
  HealthIndicator topicsUnchangedHealthIndicator(ProjectionVersions versions) {
    return () -> {
      Optional<String> fault = versions.topicsFault();
      return (fault.isPresent() ? Health.outOfService() : Health.up())
          .withDetail("topics", fault.orElse("as at the start"))
          .build();
    };
  }

  @Bean
  HealthIndicator viewsFreshHealthIndicator(
      ProjectionVersions versions, ReadinessSettings settings) {
    return () -> {
      ViewLag behind = versions.answering().map(ProjectionVersion::behind).orElseGet(ViewLag::new);
      return (settings.tooFarBehind(behind) ? Health.outOfService() : Health.up())
          .withDetail("staleness", behind.isLooked() ? behind.staleness() : "not known yet")
          .withDetail("maxStaleness", settings.maxStaleness())
          .build();
    };
  }

  /** Up whatever there is: an answer that says what it lacks is an answer. */
  @Bean
  HealthIndicator viewsSoundHealthIndicator(ProjectionTopology topology) {
    return () ->
        Health.up()
            .withDetail("incompleteStreams", topology.flawed(Flaw.INCOMPLETE))
            .withDetail("overwrittenStreams", topology.flawed(Flaw.OVERWRITTEN))
            .build();
  }

  /** What an open transaction holds up makes the views stale; one that hangs, for ever. */
  @Bean
  HealthIndicator transactionsHealthIndicator(ProjectionVersions versions) {
    TransactionWatch transactions = versions.transactions();
    return () ->
        (transactions.hanging().isEmpty() ? Health.up() : Health.outOfService())
            .withDetail("heldUpByOpenTransaction", transactions.standingStill(_ -> true))
            .withDetail("hanging", transactions.hanging())
            .withDetail("waitsFor", transactions.inTheWay())
            .build();
  }

  @Bean
  HealthIndicator streamsAliveHealthIndicator(ProjectionVersions versions) {
    return () -> (versions.failed() ? Health.down() : Health.up()).build();
  }
}
