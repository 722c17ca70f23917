package io.jangbu.core.claim;

import io.jangbu.core.Sha256;
import java.util.Base64;

/**
 * A value that one stream may have at a time.
 *
 * @param scope within which it is unique, such as {@code orders/reference/} and a customer's id
 * @param value any text
 */
public record Claim(String scope, String value) {

  /** The context whose streams are the claims. */
  public static final String CONTEXT = "claims";

  /** The id of a command of a context, where that is unique among all streams. */
  public static Claim onCommandId(String context, String commandId) {
    return new Claim(context + "/commandId", commandId);
  }

  /**
   * The stream of the claim: a hash of both, which are not told by it. 43 characters of the form of
   * {@link io.jangbu.core.StreamId}.
   */
  public String id() {
    String text = scope.length() + " " + scope + value;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(text));
  }
}
