package io.jangbu.resilience.scenario;

/** Takes what is worth telling. */
@FunctionalInterface
public interface Notes {
  void add(String text);
}
