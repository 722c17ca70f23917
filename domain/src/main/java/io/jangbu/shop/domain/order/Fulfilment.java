package io.jangbu.shop.domain.order;

/** What is done with the stock of what an order buys. */
public enum Fulfilment {
  /** Nothing: whoever sells it sees to that. */
  NONE,
  /**
   * A process reserves the lines and confirms that to the order, which can be paid from then on. It
   * cancels an order whose lines it cannot reserve, or that is not paid in time.
   */
  RESERVE
}
