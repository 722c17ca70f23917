package io.jangbu.shop.domain.inventory;

import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import java.util.Random;

/** Commands by chance: a handful of orders compete; some numbers are negative or overflowing. */
final class RandomProductCommands {

  private static final int ORDERS = 6;
  private static final long[] NUMBERS = {
    Long.MIN_VALUE, -1, 0, 1, 2, 1L << 32, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  private final Random random;

  RandomProductCommands(Random random) {
    this.random = random;
  }

  InventoryCommand next() {
    return switch (random.nextInt(12)) {
      case 0 -> new RegisterProduct("Blue mug");
      case 1, 2 -> new ReceiveStock(number());
      case 3, 4, 5, 6 -> new ReserveStock(orderId(), number());
      case 7, 8 -> new ReleaseStock(orderId());
      case 9, 10 -> new DispatchStock(orderId());
      default -> new CorrectStock(number(), "by chance");
    };
  }

  private String orderId() {
    return "o-" + random.nextInt(ORDERS);
  }

  private long number() {
    return random.nextInt(8) == 0
        ? NUMBERS[random.nextInt(NUMBERS.length)]
        : 1 + random.nextInt(12);
  }
}
