package io.jangbu.cli.demo.shop;

import java.time.Duration;

/** Looks at an order until its stock is reserved, or will not be. */
record StockWait(ShopServices services, Duration timeout) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** How it comes out. */
  enum End {
    RESERVED,
    OUT_OF_STOCK,
    /** The order was reserved and, meanwhile, cancelled by its payment deadline. */
    UNPAID
  }

  /**
   * How it comes out for an order.
   *
   * @throws GivenUpException if it does not come out in time
   */
  End of(String orderId) throws GivenUpException, InterruptedException {
    long begin = System.nanoTime();
    GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    while (System.nanoTime() - begin < timeout.toNanos()) {
      // A cart's order does not exist at once.
      Answer order = services.get("/orders/" + orderId);
      if (!order.isNotFound()) {
        if (!order.isAccepted()) {
          throw GivenUpException.unexpected("GET /orders/" + orderId, order);
        }
        String reason = order.body().path("cancellationReason").asString("");
        if (reason.equals(End.OUT_OF_STOCK.name()) || reason.equals(End.UNPAID.name())) {
          return End.valueOf(reason);
        }
        if (order.body().path("stock").asString("").equals(End.RESERVED.name())) {
          return End.RESERVED;
        }
      }
      pause.take(Duration.ZERO);
    }
    throw GivenUpException.overdue(
        orderId + " has been waiting for its stock", timeout.toSeconds());
  }
}
