package io.jangbu.shop.domain.order;

import static io.jangbu.core.TextBound.REFERENCE;
import static io.jangbu.core.TextBound.first;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be bought, by an order or by a cart that becomes one: at most 1,000 lines, texts within
 * their bounds, money in use, nothing negative, a total that fits in a long.
 */
public final class PurchaseTerms {

  private static final int MOST_LINES = 1_000;

  private PurchaseTerms() {}

  /** What is wrong with it, for a human; null if nothing is. */
  public static @Nullable String fault(
      String customerId, String currency, List<Line> lines, long shippingFee) {
    return first(
        tooMany(lines),
        Currencies.isInUse(currency) ? null : "currency is not the code of money in use (ISO 4217)",
        shippingFee < 0 ? "shippingFee is below 0" : null,
        eachOf(lines),
        REFERENCE.fault("customerId", customerId),
        tooMuch(lines, shippingFee));
  }

  /** What is wrong with the lines alone, for a human; null if nothing is. */
  public static @Nullable String faultOf(List<Line> lines) {
    return first(tooMany(lines), eachOf(lines), tooMuch(lines, 0));
  }

  /**
   * The lines and the shipping fee together.
   *
   * @throws ArithmeticException if the total does not fit in a long, which is a {@link #fault}
   */
  public static long total(List<Line> lines, long shippingFee) {
    long total = shippingFee;
    for (Line line : lines) {
      total = Math.addExact(total, Math.multiplyExact(line.quantity(), line.unitPrice()));
    }
    return total;
  }

  private static @Nullable String tooMany(List<Line> lines) {
    return lines.size() > MOST_LINES
        ? "lines are 1 to " + MOST_LINES + ", not " + lines.size()
        : null;
  }

  private static @Nullable String eachOf(List<Line> lines) {
    for (int i = 0; i < lines.size(); i++) {
      String fault = fault(lines.get(i), i);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private static @Nullable String fault(Line line, int index) {
    if (line.quantity() < 1) {
      return "lines[" + index + "].quantity is below 1";
    }
    if (line.unitPrice() < 0) {
      return "lines[" + index + "].unitPrice is below 0";
    }
    // The name of the field is made for the message alone: an order has up to 1,000 lines.
    return REFERENCE.holds(line.sku())
        ? null
        : REFERENCE.fault("lines[" + index + "].sku", line.sku());
  }

  private static @Nullable String tooMuch(List<Line> lines, long shippingFee) {
    try {
      total(lines, shippingFee);
      return null;
    } catch (ArithmeticException _) {
      return "the total is larger than a long can hold";
    }
  }
}
