package io.jangbu.shop.domain.order;

import io.jangbu.core.claim.Claim;

/**
 * The customer's own number of an order, which no other order of the customer has that is not
 * cancelled.
 *
 * @param text as the customer gave it
 * @param claim the {@linkplain Claim#id id} of the claim that the order has on it
 */
public record OrderReference(String text, String claim) {

  /** A customer's reference. */
  public static OrderReference of(String customerId, String text) {
    return new OrderReference(text, claim(customerId, text).id());
  }

  /** What an order of the customer claims that has this reference. */
  static Claim claim(String customerId, String text) {
    return new Claim("orders/reference/" + customerId, text);
  }
}
