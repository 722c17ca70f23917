package io.jangbu.resilience.load;

import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What is asked of one product, without end. */
final class ProductLife {

  private final String name;
  private final List<String> reserved = new ArrayList<>();
  private int asked;

  ProductLife(String name) {
    this.name = name;
  }

  InventoryCommand next(Random random) {
    int lot = random.nextInt(100);
    if (asked++ == 0) {
      return new RegisterProduct(name);
    } else if (asked == 2 || lot < 18) {
      return new ReceiveStock(1 + random.nextInt(30));
    } else if (lot < 56) {
      return reserve(random);
    } else if (lot < 70) {
      return new ReleaseStock(someOrder(random));
    } else if (lot < 90) {
      return new DispatchStock(someOrder(random));
    } else if (lot < 95) {
      return new CorrectStock(random.nextInt(120), "counted");
    } else if (lot < 97) {
      return new ReserveStock("greedy", 1_000_000);
    }
    return random.nextBoolean() ? new ReceiveStock(0) : new RegisterProduct("again");
  }

  private InventoryCommand reserve(Random random) {
    String orderId = random.nextInt(10) == 0 ? someOrder(random) : "order-" + asked;
    reserved.add(orderId);
    return new ReserveStock(orderId, 1 + random.nextInt(4));
  }

  private String someOrder(Random random) {
    return reserved.isEmpty() || random.nextInt(20) == 0
        ? "nobody"
        : reserved.remove(random.nextInt(reserved.size()));
  }
}
