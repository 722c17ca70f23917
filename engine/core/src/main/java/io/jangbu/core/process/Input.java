package io.jangbu.core.process;

import io.jangbu.core.StreamId;

/**
 * Something that has happened, as a command of a process.
 *
 * @param processId the process's stream, of the form of {@link StreamId}
 */
public record Input<C>(String processId, C command) {

  /**
   * @throws IllegalArgumentException if {@code processId} has not the form of {@link StreamId}
   */
  public Input {
    StreamId.require(processId);
  }
}
