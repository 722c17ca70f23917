package io.jangbu.shop.schemas.evolution.next;

import org.jspecify.annotations.Nullable;

/**
 * How an order was paid.
 *
 * @param kind such as {@code CARD}
 * @param provider such as {@code VISA}, null where the kind has none
 */
public record PaymentMethod(String kind, @Nullable String provider) {

  private static final char SEPARATOR = ':';

  /** What release 1 says in one text. Total: whatever was written once has a meaning. */
  static PaymentMethod parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return separator < 0
        ? new PaymentMethod(text, null)
        : new PaymentMethod(text.substring(0, separator), text.substring(separator + 1));
  }

  /** The same as release 1 says it. */
  String text() {
    return provider == null ? kind : kind + SEPARATOR + provider;
  }
}
