package io.jangbu.core.claim;

import io.jangbu.core.Erased;
import java.util.List;

/**
 * A command that waits for its claim, as it came.
 *
 * @param context of its stream, such as {@code orders}
 * @param holder its stream
 * @param commandId of the command
 * @param command the record's value in Base64: it may be personal
 * @param headers of the record, which may be so, too
 */
public record Pending(
    String context, String holder, String commandId, String command, List<PendingHeader> headers) {

  public Pending {
    headers = List.copyOf(headers);
  }

  /** Whether the command was erased: it cannot be handed on any more. */
  public boolean isErased() {
    return command.equals(Erased.TEXT);
  }

  /**
   * A header of the record.
   *
   * @param value in Base64
   */
  public record PendingHeader(String name, String value) {}
}
