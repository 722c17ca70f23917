package io.jangbu.resilience.load;

import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.util.List;
import java.util.Random;

/** What is asked of one order, in turn: most of it sensible, some of it not. */
final class OrderLife {

  private static final long PRICE = 1_000;

  private OrderLife() {}

  static List<OrderCommand> drawn(Random random) {
    OrderCommand create = create(random, "EUR");
    OrderCommand pay =
        new ProcessPayment("payment-" + random.nextInt(1 << 20), 100 * PRICE, "card");
    OrderCommand ship =
        new ShipOrder("carrier", random.nextBoolean() ? "track-" + random.nextInt(1 << 20) : null);
    OrderCommand deliver = new ConfirmDelivery();
    OrderCommand cancel = new CancelOrder("changed their mind");
    int lot = random.nextInt(100);
    if (lot < 35) {
      return List.of(create, pay, ship, deliver);
    } else if (lot < 60) {
      return List.of(create, pay, ship);
    } else if (lot < 68) {
      return List.of(create, cancel);
    } else if (lot < 76) {
      return List.of(create, pay, cancel, ship);
    } else if (lot < 84) {
      return List.of(create, new ProcessPayment("too-little", 1, "card"), pay, ship);
    } else if (lot < 90) {
      return List.of(create, ship, deliver, pay, ship, ship, cancel);
    } else if (lot < 93) {
      return List.of(create(random, "no currency"), create, pay);
    } else if (lot < 96) {
      return List.of(new CreateOrder("customer", "EUR", List.of(), 0), pay);
    }
    return List.of(create, create, pay, pay, ship);
  }

  private static OrderCommand create(Random random, String currency) {
    List<Line> lines =
        List.of(
            new Line("sku-" + random.nextInt(Workload.PRODUCTS), 1 + random.nextInt(5), PRICE),
            new Line("sku-" + random.nextInt(Workload.PRODUCTS), 1 + random.nextInt(5), PRICE));
    return new CreateOrder("customer-" + random.nextInt(1 << 20), currency, lines, 500);
  }
}
