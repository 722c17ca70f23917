package io.jangbu.core;

import java.util.Optional;
import java.util.UUID;

/** The ids of commands as senders write them. */
public final class CommandId {

  private CommandId() {}

  /**
   * The UUID that a text is, in upper or lower case; nothing for any other text. It has all of its
   * 36 characters, where Java's parser takes fewer digits.
   */
  public static Optional<UUID> parse(String text) {
    try {
      return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equalsIgnoreCase(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
