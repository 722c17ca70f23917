package io.jangbu.resilience.checker;

/** What was read, and where. */
public record Logged<T>(Position at, T value) {}
