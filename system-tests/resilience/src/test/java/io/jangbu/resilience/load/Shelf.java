package io.jangbu.resilience.load;

import io.jangbu.resilience.context.Context;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.order.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What carts and orders that reserve buy: a few products of which there is never quite enough. */
final class Shelf {

  static final long PRICE = 1_000;

  private static final int PRODUCTS = 8;
  private static final long AT_FIRST = 60;
  private static final long DELIVERY = 15;

  /** Some ask for more than there will ever be. */
  private static final long TOO_MANY = 100_000;

  private static final int PERCENT_TOO_MANY = 3;

  private Shelf() {}

  /** Before anything is sold. */
  static List<Wish<InventoryCommand>> opening() {
    List<Wish<InventoryCommand>> wishes = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      wishes.add(wish(i, new RegisterProduct("shelf " + i)));
      wishes.add(wish(i, new ReceiveStock(AT_FIRST)));
    }
    return wishes;
  }

  /** Now and then. */
  static Wish<InventoryCommand> delivery(Random random) {
    return wish(random.nextInt(PRODUCTS), new ReceiveStock(DELIVERY));
  }

  private static Wish<InventoryCommand> wish(int product, InventoryCommand command) {
    return new Wish<>(Context.INVENTORY, sku(product), command);
  }

  static String sku(int product) {
    return "shelf-" + product;
  }

  /** Pieces of some product. */
  static Line line(Random random) {
    long quantity = random.nextInt(100) < PERCENT_TOO_MANY ? TOO_MANY : 1 + random.nextInt(3);
    return new Line(sku(random.nextInt(PRODUCTS)), quantity, PRICE);
  }
}
