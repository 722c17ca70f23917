package io.jangbu.cli.demo.plan;

/** What a shopper is after. What comes of it depends on the stock, too. */
public enum Intent {
  /** Fills a cart and goes. */
  ABANDONS(20),
  /** Checks out more than any shop has. */
  WANTS_TOO_MUCH(5),
  /** Checks out and never comes back. */
  FORGETS_TO_PAY(8),
  CANCELS_UNPAID(5),
  CANCELS_PAID(5),
  BUYS(57);

  private static final int ALL = 100;

  /** How many of {@value #ALL} shoppers. */
  private final int share;

  Intent(int share) {
    this.share = share;
  }

  /** Whether the cart becomes an order. */
  public boolean checksOut() {
    return this != ABANDONS;
  }

  /**
   * One of them, by their shares.
   *
   * @param chance 0 to below 1
   */
  static Intent at(double chance) {
    double left = chance * ALL;
    for (Intent intent : values()) {
      left -= intent.share;
      if (left < 0) {
        return intent;
      }
    }
    return BUYS;
  }
}
