package io.jangbu.shop.domain.order;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The currencies that an order can be paid in: the money in use of ISO 4217.
 *
 * <p>The JDK's {@link Currency#getAvailableCurrencies} knows every code there ever was: withdrawn
 * money ({@code DEM}, {@code HRK}), metals ({@code XAU}), units of account ({@code XDR}), funds
 * ({@code CLF}, {@code USN}), {@code XXX} for none. What it does not tell is which of them is in
 * use. Its other table does: the currency of each country, as of the day on which this class is
 * loaded. Only money in use is in it, and whatever a country gives up leaves it with an update of
 * the JDK. So that table is what is taken here. It has one currency per country, where ISO 4217 has
 * two for Venezuela: the second one is added by hand.
 *
 * <p>Orders of before, in whatever currency, stay what they are: only a new one is asked.
 */
final class Currencies {

  private static final Set<String> IN_USE =
      Stream.concat(
              Stream.of(Locale.getISOCountries())
                  .map(country -> Currency.getInstance(Locale.of("", country)))
                  // Antarctica has none.
                  .filter(Objects::nonNull)
                  .map(Currency::getCurrencyCode),
              Stream.of("VED"))
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  /** Whether the text is the code of money in use, in capitals. */
  static boolean isInUse(String code) {
    return IN_USE.contains(code);
  }
}
