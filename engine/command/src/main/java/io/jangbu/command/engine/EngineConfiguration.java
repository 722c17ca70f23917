package io.jangbu.command.engine;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.AggregateType;
import io.jangbu.command.integrity.CheckpointSettings;
import io.jangbu.command.integrity.PartitionBeginnings;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.ErasureWatch;
import io.jangbu.command.state.KafkaEventPartitions;
import io.jangbu.command.state.Sealing;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.command.topics.NewTopicSettings;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.kafka.streams.StoreSettings;
import io.jangbu.kafka.streams.transactions.Scope;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hosts every aggregate type that there is a bean of. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
  InstanceSettings.class,
  StoreSettings.class,
  CommandIdSettings.class,
  CheckpointSettings.class
})
class EngineConfiguration {

  @Bean
  AssignedPartitions assignedPartitions(MeterRegistry registry) {
    return new AssignedPartitions(registry);
  }

  @Bean
  UniqueCommandIds uniqueCommandIds(CommandIdSettings settings, HostedAggregates aggregates) {
    return UniqueCommandIds.of(settings.unique(), aggregates.types());
  }

  @Bean
  KafkaEventPartitions eventLog(
      KafkaProperties kafka,
      InstanceSettings engine,
      NewTopicSettings topics,
      MeterRegistry registry) {
    return new KafkaEventPartitions(CommandStart.settings(kafka, engine, topics), registry);
  }

  @Bean
  PartitionBeginnings partitionBeginnings(
      EventKeys keys, Beginnings beginnings, KafkaProperties kafka, NewTopicSettings topics) {
    return new PartitionBeginnings(keys, beginnings, kafka, topics);
  }

  @Bean
  Sealing sealing(EventTrust trust, PartitionBeginnings beginner) {
    return new Sealing(trust, beginner);
  }

  @Bean
  ErasureWatch erasureWatch(
      HostedAggregates aggregates,
      KafkaProperties kafka,
      InstanceSettings engine,
      NewTopicSettings topics,
      AssignedPartitions assigned,
      MeterRegistry registry) {
    Map<String, AggregateType<?, ?, ?>> byName =
        aggregates.types().stream().collect(Collectors.toMap(AggregateType::name, type -> type));
    return new ErasureWatch(
        CommandStart.settings(kafka, engine, topics),
        assigned,
        name -> requireNonNull(byName.get(name)).topics().events(),
        name -> aggregates.partitions(requireNonNull(byName.get(name))),
        registry);
  }

  /** The stores may have what was aborted, where nothing told how a transaction had ended. */
  @Bean
  TransactionWatch transactionWatch(
      HostedAggregates aggregates,
      KafkaProperties kafka,
      AssignedPartitions assigned,
      MeterRegistry registry) {
    Set<String> topics =
        aggregates.types().stream()
            .flatMap(type -> type.topics().all().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new TransactionWatch(
        kafka::buildAdminProperties,
        new Scope(topics, CommandStart.applicationId(kafka)),
        () -> assigned.rebuild("after-transaction-" + Instant.now()),
        registry);
  }
}
