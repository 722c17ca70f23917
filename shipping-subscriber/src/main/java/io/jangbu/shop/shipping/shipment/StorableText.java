package io.jangbu.shop.shipping.shipment;

import org.jspecify.annotations.Nullable;

/** Texts from outside, as PostgreSQL takes them. */
final class StorableText {

  private StorableText() {}

  /**
   * Puts the replacement character where a NUL was. PostgreSQL takes no NUL in a text, and an event
   * with one would otherwise stop its whole partition for ever.
   */
  static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '\uFFFD');
  }
}
