package io.jangbu.command.engine;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.ErasureWatch;
import io.jangbu.command.state.EventPartitions;
import io.jangbu.command.state.KafkaEventPartitions;
import io.jangbu.command.state.PartitionGauges;
import io.jangbu.command.topics.HostedContexts;
import io.jangbu.command.topics.NewTopicSettings;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.streams.StoreMemory;
import io.jangbu.kafka.streams.StoreOrigin;
import io.jangbu.kafka.streams.StreamsInstance;
import io.jangbu.kafka.streams.StreamsSettings;
import io.jangbu.kafka.streams.transactions.Scope;
import io.jangbu.kafka.streams.transactions.TransactionWatch;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.StreamsConfig;
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
  AssignedPartitions heldPartitions(MeterRegistry registry) {
    return new AssignedPartitions(registry);
  }

  @Bean
  KafkaEventPartitions eventLog(
      KafkaProperties kafka,
      InstanceSettings engine,
      NewTopicSettings topics,
      MeterRegistry registry) {
    return new KafkaEventPartitions(settings(kafka, engine, topics), registry);
  }

  @Bean
  ErasureWatch erasureWatch(
      HostedContexts contexts,
      KafkaProperties kafka,
      InstanceSettings engine,
      NewTopicSettings topics,
      AssignedPartitions held,
      MeterRegistry registry) {
    Map<String, AggregateType<?, ?, ?>> byName =
        contexts.partitions().keySet().stream()
            .collect(Collectors.toMap(AggregateType::name, context -> context));
    return new ErasureWatch(
        settings(kafka, engine, topics),
        held,
        name -> requireNonNull(byName.get(name)).topics().events(),
        name -> contexts.partitions(requireNonNull(byName.get(name))),
        registry);
  }

  /** The stores may have what was aborted, where nothing told how a transaction had ended. */
  @Bean
  TransactionWatch transactionWatch(
      HostedContexts contexts,
      KafkaProperties kafka,
      AssignedPartitions held,
      MeterRegistry registry) {
    Set<String> topics =
        contexts.partitions().keySet().stream()
            .flatMap(context -> context.topics().all().stream())
            .collect(Collectors.toUnmodifiableSet());
    return new TransactionWatch(
        kafka::buildAdminProperties,
        new Scope(topics, applicationId(kafka)),
        () -> held.rebuild("after-transaction-" + Instant.now()),
        registry);
  }

  @Bean
  StoreMemory storeMemory(HostedContexts contexts, StoreSettings stores, MeterRegistry registry) {
    return StoreMemory.of(
        stores.bytes(), CommandTopology.stores(contexts.partitions().values()), registry);
  }

  @Bean
  CommandStreams commandStreams(
      HostedContexts contexts,
      KafkaProperties kafka,
      InstanceSettings engine,
      NewTopicSettings topics,
      AssignedPartitions held,
      EventPartitions events,
      TransactionWatch transactions,
      PartitionWatch watch,
      StoreMemory memory,
      MeterRegistry registry,
      Traces traces)
      throws InterruptedException {
    examineChangelogs(contexts, kafka);
    Clock clock = Clock.systemUTC();
    CommitWhenCaughtUp commit = new CommitWhenCaughtUp(held, watch::isRecreated, registry);
    EngineParts parts =
        new EngineParts(
            clock, registry, commit, new CommandStates(held, events, clock, registry), traces);
    contexts
        .partitions()
        .forEach((context, partitions) ->
            PartitionGauges.show(held, context.name(), partitions, registry));
    LocalStores stores =
        new LocalStores(
            kafka.buildAdminProperties(),
            changelogs(contexts, applicationId(kafka)),
            new StoreOrigin(engine.stateDirectory(), applicationId(kafka)));
    return new CommandStreams(
        CommandTopology.of(contexts.partitions(), parts),
        memory.in(settings(kafka, engine, topics)),
        commit,
        stores,
        transactions,
        registry);
  }

  private static String applicationId(KafkaProperties kafka) {
    return requireNonNullElse(kafka.getStreams().getApplicationId(), APPLICATION_ID);
  }

  private static Properties settings(
      KafkaProperties kafka, InstanceSettings engine, NewTopicSettings topics) {
    StreamsInstance instance =
        new StreamsInstance(
            applicationId(kafka),
            engine.stateDirectory(),
            engine.instanceId(),
            COMMIT_INTERVAL,
            topics.replicationFactor());
    Map<String, Object> operators = new HashMap<>(kafka.buildStreamsProperties());
    operators.put(StreamsConfig.APPLICATION_SERVER_CONFIG, engine.advertisedAddress());
    operators.putIfAbsent(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, BrokerTime.class);
    return StreamsSettings.of(instance, operators);
  }

  private static List<String> changelogs(HostedContexts contexts, String applicationId) {
    return contexts.partitions().keySet().stream()
        .map(context -> new NodeNames(context.name()))
        .flatMap(names ->
            Stream.of(names.snapshots(), names.memory())
                .map(store -> names.changelog(applicationId, store)))
        .toList();
  }

  private static void examineChangelogs(HostedContexts contexts, KafkaProperties kafka)
      throws InterruptedException {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      SnapshotGuard guard = new SnapshotGuard(admin, applicationId(kafka));
      for (Map.Entry<AggregateType<?, ?, ?>, Integer> context : contexts.partitions().entrySet()) {
        guard.check(context.getKey(), context.getValue());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics cannot be examined", e);
    }
  }
}
