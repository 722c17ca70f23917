package io.jangbu.projection;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.ProductDecider;
import java.util.List;

/** One product's events. */
public final class ProductStream extends EventStream<InventoryCommand, InventoryEvent, Product> {

  public static final RegisterProduct REGISTER = new RegisterProduct("Kettle");

  public ProductStream(String sku) {
    super(new ProductDecider(), sku);
  }

  /** All events that the commands lead to, from a new product on. */
  public static List<EventEnvelope<InventoryEvent>> of(String sku, InventoryCommand... commands) {
    return new ProductStream(sku).handleAll(List.of(commands));
  }

  /** Pieces come in. */
  public static ReceiveStock receive(long quantity) {
    return new ReceiveStock(quantity);
  }

  /** Pieces are set aside for an order. */
  public static ReserveStock reserve(String orderId, long quantity) {
    return new ReserveStock(orderId, quantity);
  }

  /** The pieces were counted. */
  public static CorrectStock count(long onHand) {
    return new CorrectStock(onHand, "counted");
  }
}
