package io.jangbu.command.process;

import io.jangbu.core.process.ProcessStep;
import io.jangbu.kafka.record.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/** Tells of a command for which step of a process it was sent: {@code jangbu_process}. */
public final class ProcessHeader {

  static final String NAME = "jangbu_process";

  private ProcessHeader() {}

  static void add(Headers headers, ProcessStep step) {
    add(headers, step.toString());
  }

  /** Puts back what {@link #text} has told. */
  public static void add(Headers headers, String text) {
    headers.add(NAME, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What it says, as it stands; empty if it is not there. */
  public static String text(Headers headers) {
    String text = CloudEventHeaders.text(headers, NAME);
    return text == null ? "" : text;
  }

  /**
   * The step that a command was sent for. Empty if it was sent for none, or says so wrongly: the id
   * of a step's command follows from the step.
   */
  public static Optional<ProcessStep> of(Headers command, UUID commandId) {
    return Optional.ofNullable(CloudEventHeaders.text(command, NAME))
        .flatMap(ProcessStep::parse)
        .filter(step -> step.commandId().equals(commandId));
  }
}
