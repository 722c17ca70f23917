package io.jangbu.projection.reading;

/** The state of a stream as JSON. */
public interface StreamJson {

  /** The version that it is the state at. */
  long version();
}
