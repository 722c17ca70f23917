package io.jangbu.systemtests.stock;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Commands on a few products, drawn by lot. There are so few orders, and so few pieces, that each
 * rejection comes often; a product is registered at some time, and again and again.
 */
final class RandomInventoryCommands {

  private static final int ORDERS = 60;
  private static final int MOST_ON_HAND = 400;

  private final Random random;
  private final List<String> skus;

  RandomInventoryCommands(Random random, List<String> skus) {
    this.random = random;
    this.skus = skus;
  }

  CommandEnvelope<InventoryCommand> next() {
    return new CommandEnvelope<>(
        new UUID(random.nextLong(), random.nextLong()),
        skus.get(random.nextInt(skus.size())),
        expectedVersion(),
        null,
        null,
        payload());
  }

  private @Nullable Long expectedVersion() {
    return random.nextInt(100) < 3 ? random.nextLong(1_000) : null;
  }

  private InventoryCommand payload() {
    int lot = random.nextInt(100);
    if (lot < 1) {
      return new RegisterProduct("Product " + random.nextInt(10));
    } else if (lot < 4) {
      return invalid();
    } else if (lot < 8) {
      return new CorrectStock(random.nextLong(MOST_ON_HAND), "counted");
    } else if (lot < 30) {
      return new ReceiveStock(1 + random.nextLong(5));
    } else if (lot < 70) {
      return new ReserveStock(order(), 1 + random.nextLong(8));
    } else if (lot < 82) {
      return new ReleaseStock(order());
    } else {
      return new DispatchStock(order());
    }
  }

  private InventoryCommand invalid() {
    return switch (random.nextInt(3)) {
      case 0 -> new ReceiveStock(-random.nextLong(2));
      case 1 -> new ReserveStock(order(), -random.nextLong(2));
      default -> new CorrectStock(-1 - random.nextLong(2), "counted below nothing");
    };
  }

  private String order() {
    return "o-" + random.nextInt(ORDERS);
  }
}
