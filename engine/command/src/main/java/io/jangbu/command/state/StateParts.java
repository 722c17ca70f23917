package io.jangbu.command.state;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What the states of all partitions of this instance share. */
record StateParts(
    AssignedPartitions assigned,
    EventPartitions events,
    InstantSource clock,
    MeterRegistry registry) {

  ReplayMetrics replays(String context) {
    return new ReplayMetrics(registry, context);
  }
}
