package io.jangbu.shop.domain.order;

import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Commands by chance: mostly sound, some empty, negative, too little or overflowing. */
final class RandomOrderCommands {

  private static final List<String> CURRENCIES = List.of("BRL", "KRW", "EUR", "brl", "QQQ", "");
  private static final long[] NUMBERS = {
    Long.MIN_VALUE, -1, 0, 1, 2, 19_90, 1L << 32, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  private final Random random;

  RandomOrderCommands(Random random) {
    this.random = random;
  }

  OrderCommand next() {
    return switch (random.nextInt(6)) {
      case 0 ->
          switch (random.nextInt(3)) {
            case 0 -> wildOrder();
            case 1 -> OrderFixtures.createWithStock();
            default -> OrderFixtures.createOrder();
          };
      case 5 -> new ConfirmStock();
      case 1 ->
          random.nextInt(3) == 0
              ? new ProcessPayment("p-2", number(), "card")
              : OrderFixtures.processPayment(random.nextLong(OrderFixtures.TOTAL * 2));
      case 2 -> new ShipOrder("correios", random.nextBoolean() ? null : "BR123");
      case 3 -> new ConfirmDelivery();
      default -> new CancelOrder("by chance");
    };
  }

  private CreateOrder wildOrder() {
    List<Line> lines = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      lines.add(new Line("sku-" + i, number(), number()));
    }
    String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
    return new CreateOrder("c-2", currency, lines, number());
  }

  private long number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }
}
