package io.jangbu.command.engine;

import static java.util.Objects.requireNonNullElse;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartitions;
import io.jangbu.command.state.CommandStates;
import io.jangbu.command.state.EventPartitions;
import io.jangbu.command.state.PartitionGauges;
import io.jangbu.command.state.Sealing;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.command.topics.NewTopicSettings;
import io.jangbu.command.topics.UnsafeTopicsException;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.streams.RunningStreams;
import io.jangbu.kafka.streams.StoreMemory;
import io.jangbu.kafka.streams.StoreOrigin;
import io.jangbu.kafka.streams.StoreSettings;
import io.jangbu.kafka.streams.StreamsInstance;
import io.jangbu.kafka.streams.StreamsSettings;
import io.jangbu.kafka.streams.TooLittleStoreMemoryException;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** What the streams that decide commands are started from: settings here, topics on the broker. */
@Component
record CommandStart(
    HostedAggregates aggregates,
    KafkaProperties kafka,
    InstanceSettings engine,
    NewTopicSettings topics,
    StoreSettings stores,
    UniqueCommandIds uniqueIds,
    AssignedPartitions assigned,
    EventPartitions events,
    Sealing sealing,
    PartitionWatch watch,
    MeterRegistry registry,
    Traces traces) {

  /** Of the consumer group and the changelogs; {@code spring.kafka.streams.application-id} wins. */
  private static final String APPLICATION_ID = "jangbu-command-service";

  /** While there is more to take; {@link CommitWhenCaughtUp} commits sooner when there is not. */
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  /**
   * Streams that can be opened.
   *
   * @param memory that their stores share, to be closed after them
   */
  record Prepared(
      Topology topology,
      Properties settings,
      KafkaClientSupplier clients,
      StateOnDisk local,
      StoreMemory memory,
      MeterRegistry registry) {

    RunningStreams open() {
      return RunningStreams.start(
          topology, settings, clients, registry, local::keepToChangelogs, local::running);
    }
  }

  /**
   * Builds the streams once the topics are in place.
   *
   * @throws UnsafeTopicsException if a changelog is gone without which commands could be decided
   *     twice, or has another number of partitions than its aggregate type
   * @throws TooLittleStoreMemoryException if the stores do not fit into the memory that was set
   */
  Prepared prepare() throws InterruptedException {
    examineChangelogs();
    StoreMemory memory =
        StoreMemory.of(
            stores.bytes(), CommandTopology.stores(aggregates.partitions().values()), registry);
    Clock clock = Clock.systemUTC();
    CommitWhenCaughtUp commit = new CommitWhenCaughtUp(assigned, watch::isRecreated, registry);
    EngineParts parts =
        new EngineParts(
            clock,
            registry,
            commit,
            new CommandStates(assigned, events, clock, registry, sealing),
            traces);
    aggregates
        .partitions()
        .forEach((type, partitions) ->
            PartitionGauges.show(assigned, type.name(), partitions, registry));
    return new Prepared(
        CommandTopology.of(aggregates.partitions(), uniqueIds.types(), parts),
        memory.in(settings(kafka, engine, topics)),
        commit,
        new StateOnDisk(
            kafka.buildAdminProperties(),
            changelogs(),
            new StoreOrigin(engine.stateDirectory(), applicationId(kafka))),
        memory,
        registry);
  }

  private void examineChangelogs() throws InterruptedException {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      SnapshotGuard guard = new SnapshotGuard(admin, applicationId(kafka));
      for (Map.Entry<AggregateType<?, ?, ?>, Integer> type : aggregates.partitions().entrySet()) {
        guard.check(type.getKey(), type.getValue());
      }
      if (sealing.trust().keys().isEmpty()
          && Beginnings.areRecorded(admin, kafka.buildConsumerProperties())) {
        throw new UnsafeTopicsException(
            List.of(
                "the events are authenticated, and this service has no key: what it appends would"
                    + " be refused by all others. jangbu.integrity.keys-file names the file with"
                    + " the keys (docs/integrity.md, Keys)"));
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("The topics cannot be examined", e);
    }
  }

  private List<String> changelogs() {
    return aggregates.types().stream()
        .map(type -> new NodeNames(type.name()))
        .flatMap(names ->
            Stream.of(names.snapshots(), names.idempotency())
                .map(store -> names.changelog(applicationId(kafka), store)))
        .toList();
  }

  static String applicationId(KafkaProperties kafka) {
    return requireNonNullElse(kafka.getStreams().getApplicationId(), APPLICATION_ID);
  }

  static Properties settings(
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
    // What lies on disk is committed: a killed instance goes on from it, and restores only the
    // rest.
    operators.putIfAbsent(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
    return StreamsSettings.of(instance, operators);
  }
}
