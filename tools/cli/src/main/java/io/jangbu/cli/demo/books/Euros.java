package io.jangbu.cli.demo.books;

import java.util.Locale;

/** Amounts for a human. */
final class Euros {

  private static final int CENTS = 100;

  private Euros() {}

  /** Such as {@code EUR 1,290.05}. */
  static String of(long cents) {
    return String.format(Locale.ROOT, "EUR %,d.%02d", cents / CENTS, cents % CENTS);
  }
}
