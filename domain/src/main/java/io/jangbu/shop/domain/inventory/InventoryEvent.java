package io.jangbu.shop.domain.inventory;

/** What has happened to a product's stock. Quantities are pieces. */
public sealed interface InventoryEvent {

  /** The product is in the inventory, with nothing on hand. */
  record ProductRegistered(String name) implements InventoryEvent {}

  /**
   * The stock has changed. Each such event says what there is after it, so that applying one twice
   * does no harm.
   */
  sealed interface StockChanged extends InventoryEvent {
    /** The pieces in the house, at least 0. */
    long onHand();

    /** How many of these are set aside for orders, at least 0. */
    long reserved();

    /** How many can still be reserved: those on hand that are not reserved, at least 0. */
    long available();
  }

  /** Pieces have come in. */
  record StockReceived(long quantity, long onHand, long reserved, long available)
      implements StockChanged {}

  /** Pieces are set aside for an order. */
  record StockReserved(String orderId, long quantity, long onHand, long reserved, long available)
      implements StockChanged {}

  /** What was set aside for the order is free again. */
  record StockReleased(String orderId, long quantity, long onHand, long reserved, long available)
      implements StockChanged {}

  /** What was set aside for the order has left the house. */
  record StockDispatched(String orderId, long quantity, long onHand, long reserved, long available)
      implements StockChanged {}

  /** The pieces were counted. */
  record StockCorrected(String reason, long onHand, long reserved, long available)
      implements StockChanged {}
}
