package io.jangbu.core.process;

import io.jangbu.core.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * A command that a process sends.
 *
 * @param step what it is to the process, unique within it, such as {@code reserve/mug}: the
 *     command's id follows from process and step, so that the same step sent again is the same
 *     command
 * @param context of the stream that it is for, such as {@code inventory}
 * @param streamId of the form of {@link StreamId}
 * @param expectedVersion the version that the process has decided on; null = any
 * @param command one of that context
 */
public record Outgoing(
    String step, String context, String streamId, @Nullable Long expectedVersion, Object command) {

  /**
   * @throws IllegalArgumentException if {@code step} is empty or {@code streamId} has not the form
   *     of {@link StreamId}
   */
  public Outgoing {
    if (step.isEmpty()) {
      throw new IllegalArgumentException("a step has a name");
    }
    StreamId.require(streamId);
  }
}
