package io.jangbu.cli.demo.shop;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many shoppers come, and how fast.
 *
 * @param checkouts after so many carts that are checked out nobody comes any more; null for no
 *     bound
 * @param length after which nobody comes any more; null for no bound
 * @param rate shoppers a second; 0 for as fast as it goes
 * @param atOnce how many shoppers there are at a time at most
 */
public record Opening(
    @Nullable Integer checkouts, @Nullable Duration length, double rate, int atOnce) {

  /** Whether another shopper may come. */
  boolean isOpen(int checkedOut, Duration since) {
    return (checkouts == null || checkedOut < checkouts)
        && (length == null || since.compareTo(length) < 0);
  }

  /** When that shopper comes, after the first. */
  Duration arrival(int number) {
    return rate == 0 ? Duration.ZERO : Duration.ofNanos(Math.round(number * 1e9 / rate));
  }
}
