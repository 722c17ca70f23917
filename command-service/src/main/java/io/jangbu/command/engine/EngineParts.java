package io.jangbu.command.engine;

import io.jangbu.command.state.CommandStates;
import io.jangbu.tracing.Traces;
import java.time.InstantSource;

/** What all processors of this instance share. */
record EngineParts(
    InstantSource clock,
    CommandMetrics metrics,
    CommitWhenCaughtUp commit,
    CommandStates states,
    Traces traces) {}
