package io.jangbu.core.process;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A step of a process, as the command that was sent for it carries it: {@code process/id/step}.
 *
 * @param process the type of the process, such as {@code fulfilment}
 * @param processId the process's stream
 * @param step its name within the process, which may have slashes
 */
public record ProcessStep(String process, String processId, String step) {

  private static final int PARTS = 3;

  /** The id of its command, whenever and however often that is sent. */
  public UUID commandId() {
    return UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what {@link #toString} writes; empty if the text is nothing like it. */
  public static Optional<ProcessStep> parse(String text) {
    String[] parts = text.split("/", PARTS);
    return parts.length == PARTS
        ? Optional.of(new ProcessStep(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return process + "/" + processId + "/" + step;
  }
}
