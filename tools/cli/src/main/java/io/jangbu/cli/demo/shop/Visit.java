package io.jangbu.cli.demo.shop;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper knows in the end. Amounts are in cents.
 *
 * @param number of the shopper in the run
 * @param cartVersion how many commands the cart has accepted: each of them is one event
 * @param orderId null if the cart was not checked out
 * @param lines the pieces of each sku in the cart
 * @param total of the order, with the shipping fee
 * @param paid 0 if nothing was
 * @param problem why it was given up, null if it was not
 */
public record Visit(
    int number,
    String cartId,
    long cartVersion,
    @Nullable String orderId,
    Map<String, Long> lines,
    long total,
    long paid,
    Outcome outcome,
    @Nullable String problem) {

  public Visit {
    lines = Map.copyOf(lines);
  }

  /** Whether the shopper knows all of it. */
  public boolean isCertain() {
    return outcome != Outcome.GIVEN_UP;
  }
}
