package io.jangbu.command.topics;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How missing topics are made.
 *
 * @param partitions of every topic of a context; chosen once, as streams would move if it changed
 * @param replicationFactor copies of each partition, also of the service's own changelogs
 * @param minInsyncReplicas copies that must have a record before it counts as written
 */
@Validated
@ConfigurationProperties("jangbu.topics")
public record NewTopicSettings(
    @DefaultValue("12") @Min(1) @Max(1000) int partitions,
    @DefaultValue("3") @Min(1) @Max(99) short replicationFactor,
    @DefaultValue("2") @Min(1) @Max(99) int minInsyncReplicas) {

  /** A write would wait for copies that there are none of. */
  @AssertTrue(message = "min-insync-replicas must not be above replication-factor")
  boolean isWritable() {
    return minInsyncReplicas <= replicationFactor;
  }
}
