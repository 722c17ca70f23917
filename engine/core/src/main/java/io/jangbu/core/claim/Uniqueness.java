package io.jangbu.core.claim;

import io.jangbu.core.RejectionCode;
import org.jspecify.annotations.Nullable;

/**
 * What is unique among the streams of an aggregate type. A command that needs a value is decided
 * once its stream has claimed it, which takes two commits more; one that needs none costs nothing.
 * The claim is confirmed with the stream that holds it, and free again once that holds it no more.
 *
 * @param <C> the commands
 * @param <S> the state
 */
public interface Uniqueness<C, S> {

  /** What the command needs; null if nothing. */
  @Nullable Claim asked(C command);

  /**
   * The {@linkplain Claim#id id} of the claim that the stream holds; null if none. It stands in the
   * stream's events, so that it is known also where the value itself was erased.
   */
  @Nullable String held(S state);

  /** What a command is rejected with whose claim another stream holds. */
  RejectionCode taken();

  /** The same for a human; {@code holder} is the stream that has it. */
  String takenBy(String holder);
}
