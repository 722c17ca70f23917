package io.jangbu.starter.command.gateway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request's body: a command, and when it happened.
 *
 * @param <C> the commands of the context
 */
public interface CommandBody<C> {

  /** When it happened in the business; null = now. */
  @Nullable Instant occurredAt();

  /**
   * The command.
   *
   * @throws IllegalArgumentException if the domain does not take it; answered as malformed
   */
  C command();
}
