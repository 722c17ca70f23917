package io.jangbu.shop.domain.inventory;

import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import java.util.List;

/** Blue mugs, ten of them once they are in; order o-1 wants three, o-2 is someone else's. */
public final class ProductFixtures {

  private ProductFixtures() {}

  public static RegisterProduct register() {
    return new RegisterProduct("Blue mug");
  }

  public static ReceiveStock receive(long quantity) {
    return new ReceiveStock(quantity);
  }

  public static ReserveStock reserve(long quantity) {
    return new ReserveStock("o-1", quantity);
  }

  public static ReleaseStock release() {
    return new ReleaseStock("o-1");
  }

  public static DispatchStock dispatch() {
    return new DispatchStock("o-1");
  }

  public static CorrectStock correct(long onHand) {
    return new CorrectStock(onHand, "counted");
  }

  public static ProductRegistered registered() {
    return new ProductRegistered("Blue mug");
  }

  public static StockReceived tenReceived() {
    return new StockReceived(10, 10, 0, 10);
  }

  public static List<InventoryEvent> noProduct() {
    return List.of();
  }

  public static List<InventoryEvent> productWithoutStock() {
    return List.of(registered());
  }

  public static List<InventoryEvent> productWithStock() {
    return List.of(registered(), tenReceived());
  }

  /** As many on hand as a long holds. */
  public static List<InventoryEvent> productWithAllThereCanBe() {
    return List.of(
        registered(), new StockReceived(Long.MAX_VALUE, Long.MAX_VALUE, 0, Long.MAX_VALUE));
  }

  /** Ten on hand, three of them for o-1. */
  public static List<InventoryEvent> productReserved() {
    return List.of(registered(), tenReceived(), new StockReserved("o-1", 3, 10, 3, 7));
  }

  /** Ten on hand, four of them for o-2. */
  public static List<InventoryEvent> productReservedForAnother() {
    return List.of(registered(), tenReceived(), new StockReserved("o-2", 4, 10, 4, 6));
  }

  /** Ten on hand, three of them for o-1 and four for o-2. */
  public static List<InventoryEvent> productReservedForBoth() {
    return List.of(
        registered(),
        tenReceived(),
        new StockReserved("o-1", 3, 10, 3, 7),
        new StockReserved("o-2", 4, 10, 7, 3));
  }

  /** Ten on hand, eight of them for o-2. */
  public static List<InventoryEvent> productNearlySoldOut() {
    return List.of(registered(), tenReceived(), new StockReserved("o-2", 8, 10, 8, 2));
  }

  /** Ten on hand, three of them for o-1 and seven for o-2. */
  public static List<InventoryEvent> productSoldOut() {
    return List.of(
        registered(),
        tenReceived(),
        new StockReserved("o-1", 3, 10, 3, 7),
        new StockReserved("o-2", 7, 10, 10, 0));
  }

  /** Ten on hand, three of them once for o-1 and free again. */
  public static List<InventoryEvent> productReleased() {
    return List.of(
        registered(),
        tenReceived(),
        new StockReserved("o-1", 3, 10, 3, 7),
        new StockReleased("o-1", 3, 10, 0, 10));
  }

  /** Seven on hand, the three for o-1 are gone. */
  public static List<InventoryEvent> productDispatched() {
    return List.of(
        registered(),
        tenReceived(),
        new StockReserved("o-1", 3, 10, 3, 7),
        new StockDispatched("o-1", 3, 7, 0, 7));
  }

  /** Two on hand instead of the ten that were thought to be. */
  public static List<InventoryEvent> productCorrected() {
    return List.of(registered(), tenReceived(), new StockCorrected("counted", 2, 0, 2));
  }
}
