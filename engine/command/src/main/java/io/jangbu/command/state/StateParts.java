package io.jangbu.command.state;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What the states of all partitions of this instance share. */
record StateParts(
    HeldPartitions held, EventLog events, InstantSource clock, MeterRegistry registry) {

  RefoldMetrics refolds(String context) {
    return new RefoldMetrics(registry, context);
  }
}
