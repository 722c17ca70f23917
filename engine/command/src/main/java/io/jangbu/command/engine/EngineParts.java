package io.jangbu.command.engine;

import io.jangbu.command.state.CommandStates;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What all processors of this instance share. */
record EngineParts(
    InstantSource clock,
    MeterRegistry meters,
    CommitWhenCaughtUp commit,
    CommandStates states,
    Traces traces) {}
