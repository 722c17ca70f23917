package io.jangbu.resilience.load;

/** How a command is sent and its answer heard. */
public enum Way {
  TOPIC,
  HTTP
}
