package io.jangbu.starter.command.gateway;

import io.jangbu.command.engine.CommandStreams;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.kafka.streams.Failures;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Ready: the stores are restored, at a start none is rebuilt, every gateway hears its results,
 * stream threads stay up, and the topics have the partitions that the service was started with.
 * Alive: the streams and the gateways can go on by themselves.
 *
 * <p>A rebuild later on makes no instance unready: each publishes commands for all partitions, and
 * those that are not rebuilt go on.
 */
@Configuration(proxyBeanMethods = false)
class CommandHealth {

  /**
   * Above what a killed writer of ours can hold up by itself: its timeout, and the broker's look.
   */
  private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);

  @Bean
  HealthIndicator commandsReadiness(
      CommandStreams streams,
      AssignedPartitions assigned,
      Gateways gateways,
      PartitionWatch topics) {
    AtomicBoolean opened = new AtomicBoolean();
    return () -> {
      KafkaStreams.State state = streams.state();
      boolean heard = gateways.hearResults();
      long rebuilding = assigned.all().stream().filter(each -> !each.takesCommands()).count();
      Optional<Failures.Recurring> failing = streams.failing();
      Optional<String> fault = topics.fault();
      boolean ready =
          state == KafkaStreams.State.RUNNING
              && heard
              && (rebuilding == 0 || opened.get())
              && failing.isEmpty()
              && fault.isEmpty();
      if (ready) {
        opened.set(true);
      }
      return (ready ? Health.up() : Health.outOfService())
          .withDetail("streams", state)
          .withDetail("rebuilding", rebuilding)
          .withDetail("hearsResults", heard)
          .withDetail("threads", failing.map(Object::toString).orElse("stay up"))
          .withDetail("topics", fault.orElse("as at the start"))
          .build();
    };
  }

  /**
   * Out of service where it does nothing for a partition that it decides the commands of, because
   * an open transaction has held that up for too long, or one hangs that it may not end.
   */
  @Bean
  HealthIndicator transactionsReadiness(
      TransactionWatch transactions, AssignedPartitions assigned) {
    return () -> {
      Set<TopicPartition> decided =
          assigned.all().stream()
              .map(AssignedPartition::commands)
              .collect(Collectors.toUnmodifiableSet());
      Duration still = transactions.standingStill(decided::contains);
      boolean ready = still.compareTo(LONGEST_STANDSTILL) < 0 && transactions.hanging().isEmpty();
      return (ready ? Health.up() : Health.outOfService())
          .withDetail("heldUpByOpenTransaction", still)
          .withDetail("hanging", transactions.hanging())
          .withDetail("waitsFor", transactions.inTheWay())
          .build();
    };
  }

  @Bean
  HealthIndicator commandsLiveness(CommandStreams streams, Gateways gateways) {
    return () -> {
      boolean ended = streams.isRunning() && streams.state().hasStartedOrFinishedShuttingDown();
      boolean failed =
          ended
              || gateways.haveFailed()
              || streams.failing().map(Failures.Recurring::lasting).orElse(false);
      return (failed ? Health.down() : Health.up()).withDetail("streams", streams.state()).build();
    };
  }
}
