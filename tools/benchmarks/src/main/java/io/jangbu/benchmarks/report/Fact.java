package io.jangbu.benchmarks.report;

/** Something about the run that the figures depend on: a version, the machine, a setting. */
public record Fact(String name, String value) {}
