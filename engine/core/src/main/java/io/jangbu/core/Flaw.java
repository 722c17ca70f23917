package io.jangbu.core;

/** What is wrong with the events that a stream was folded from. */
public enum Flaw {
  /** One is missing: erased, lost, or not readable. Nothing is decided on such a stream. */
  INCOMPLETE,
  /** One came again under its id, and was another. */
  OVERWRITTEN
}
