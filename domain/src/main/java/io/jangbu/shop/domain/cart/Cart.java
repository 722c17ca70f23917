package io.jangbu.shop.domain.cart;

import io.jangbu.shop.domain.order.Line;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cart as its events have made it: {@code OPEN → CHECKED_OUT}, or {@code OPEN → EXPIRED}. */
public sealed interface Cart {

  /** No event yet. */
  record NotCreated() implements Cart {}

  /** Any cart that has at least its first event. */
  sealed interface Existing extends Cart {
    /** What is in it, one line per product, in the order in which they came. May be empty. */
    List<Line> lines();
  }

  /** Being filled. */
  record Open(List<Line> lines) implements Existing {
    public Open {
      lines = List.copyOf(lines);
    }
  }

  /** An end: bought. */
  record CheckedOut(List<Line> lines, Checkout checkout) implements Existing {
    public CheckedOut {
      lines = List.copyOf(lines);
    }
  }

  /** An end: abandoned. */
  record Expired(List<Line> lines) implements Existing {
    public Expired {
      lines = List.copyOf(lines);
    }
  }

  /**
   * How it was bought. Amounts are in minor units of {@code currency} (ISO 4217).
   *
   * @param orderId of the order that the cart becomes
   * @param reference the customer's own number of the order, null if there is none
   */
  record Checkout(
      String customerId,
      String currency,
      long shippingFee,
      String orderId,
      @Nullable String reference) {}
}
