package io.jangbu.projection.rollout;

import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.kafka.streams.RunningStreams;
import io.jangbu.kafka.streams.StoreMemory;
import io.jangbu.kafka.streams.StoreSettings;
import io.jangbu.kafka.streams.StreamsInstance;
import io.jangbu.kafka.streams.StreamsSettings;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.ProjectionListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.StreamsConfig;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/**
 * Starts versions.
 *
 * @param listeners hear from all of them
 */
@Component
@EnableConfigurationProperties({InstanceSettings.class, StoreSettings.class})
record VersionStart(
    List<Projection<?, ?>> projections,
    List<ProjectionListener> listeners,
    ProjectionTopology topology,
    InstanceSettings settings,
    StoreSettings stores,
    KafkaProperties kafka,
    MeterRegistry metrics) {

  /** Of the first version; {@code spring.kafka.streams.application-id} wins. */
  private static final String APPLICATION_ID = "jangbu-projection-service";

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  /** The application id of a version: the first has it plain, the others with their number. */
  String applicationId(int number) {
    String given = kafka.getStreams().getApplicationId();
    String first = given == null ? APPLICATION_ID : given;
    return number == 1 ? first : first + "-" + number;
  }

  /** Deletes what versions that were given up while this instance was down have left here. */
  void deleteGivenUp(Rollout rollout) {
    StateDirectory state = new StateDirectory(settings.stateDirectory());
    rollout.givenUp().forEach(number -> state.delete(applicationId(number)));
  }

  /**
   * What the stores of all versions share: as many as this instance can have of two, all partitions
   * of them with it.
   */
  StoreMemory memory(SourceTopics topics) {
    int ofOne =
        projections.stream()
            .mapToInt(projection ->
                topics.partitions(projection.topics().events()) * projection.storesOnDisk())
            .sum();
    return StoreMemory.of(stores.bytes(), Rollout.MOST_RUNNING * ofOne, metrics);
  }

  /**
   * Starts one, whose stores are restored or built from then on.
   *
   * @param memory of the stores
   * @param answers whether reads are answered from it
   */
  ProjectionVersion start(
      int number, SourceTopics topics, StoreMemory memory, BooleanSupplier answers) {
    Map<String, Integer> partitions = new HashMap<>();
    projections.forEach(projection ->
        partitions.put(projection.context(), topics.partitions(projection.topics().events())));
    LivePartitions live = new LivePartitions();
    List<ProjectionListener> all = new ArrayList<>(listeners);
    all.add(live);
    String applicationId = applicationId(number);
    RunningStreams streams =
        RunningStreams.start(
            topology.of(projections, partitions, all),
            memory.in(streamsSettings(applicationId, topics.replication())),
            metrics);
    VersionMeters meters = new VersionMeters(number, answers, metrics);
    ProjectionVersion version =
        new ProjectionVersion(number, applicationId, partitions, live, streams, meters);
    projections.forEach(projection ->
        meters.show(projection, version.partitions(projection), live, version.behind()));
    return version;
  }

  private Properties streamsSettings(String applicationId, int replication) {
    Map<String, Object> operators = new HashMap<>(kafka.buildStreamsProperties());
    operators.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    operators.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.advertisedAddress());
    return StreamsSettings.of(
        new StreamsInstance(
            applicationId,
            settings.stateDirectory(),
            settings.instanceId(),
            COMMIT_INTERVAL,
            replication),
        operators);
  }
}
