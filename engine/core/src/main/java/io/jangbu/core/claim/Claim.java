package io.jangbu.core.claim;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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

  /**
   * The stream of the claim: a hash of both, which are not told by it. 43 characters of the form of
   * {@link io.jangbu.core.StreamId}.
   */
  public String id() {
    String text = scope.length() + " " + scope + value;
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
