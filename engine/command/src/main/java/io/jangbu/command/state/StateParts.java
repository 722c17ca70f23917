package io.jangbu.command.state;

import io.jangbu.kafka.record.AggregateTopics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What the states of all partitions of this instance share. */
record StateParts(
    AssignedPartitions assigned,
    EventPartitions events,
    InstantSource clock,
    MeterRegistry registry,
    Sealing sealing) {

  ReplayMetrics replays(AggregateTopics topics) {
    return new ReplayMetrics(registry, topics);
  }
}
