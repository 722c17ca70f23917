package io.jangbu.benchmarks.load;

/**
 * Latencies in milliseconds, to three significant digits.
 *
 * @param count how many there were; with 100 of them, p999 is the longest
 */
public record Percentiles(
    long count, double p50, double p90, double p99, double p999, double max) {}
