package io.jangbu.kafka.streams;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one instance takes part, and what its changelogs are made with.
 *
 * @param applicationId shared by all instances of a service; topics and groups go by it
 * @param stateDirectory for the stores; what is lost with it comes back from Kafka, in time
 * @param instanceId a name that the instance keeps when it is restarted, so that it takes its place
 *     at once; no two instances share one. Null or blank: a restart is a new instance
 * @param commitInterval the longest time between two commits
 * @param replicationFactor of the changelogs
 */
public record StreamsInstance(
    String applicationId,
    Path stateDirectory,
    @Nullable String instanceId,
    Duration commitInterval,
    int replicationFactor) {}
