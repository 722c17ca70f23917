package io.jangbu.cli.erase;

import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;

/**
 * What one run works with.
 *
 * @param client what a client of Kafka is made with
 * @param timeout how long to wait when there is no progress
 */
record Session(
    Map<String, Object> client,
    Duration timeout,
    Progress progress,
    StopSignal stop,
    PrintWriter out) {}
