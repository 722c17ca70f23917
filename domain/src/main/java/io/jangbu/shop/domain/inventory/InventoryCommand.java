package io.jangbu.shop.domain.inventory;

import io.jangbu.core.StreamId;

/**
 * What can be asked of a product's stock. Quantities are pieces; a name or a reason has 1 to 200
 * code points ({@link io.jangbu.core.TextBound}), or the decider rejects it.
 */
public sealed interface InventoryCommand {

  /** Takes the product into the inventory, with nothing on hand. */
  record RegisterProduct(String name) implements InventoryCommand {}

  /**
   * Pieces have come in.
   *
   * @param quantity at least 1
   */
  record ReceiveStock(long quantity) implements InventoryCommand {}

  /**
   * Sets pieces aside for an order.
   *
   * @param orderId has the form of {@link StreamId}
   * @param quantity at least 1
   */
  record ReserveStock(String orderId, long quantity) implements InventoryCommand {
    /**
     * @throws IllegalArgumentException if {@code orderId} has not the form of {@link StreamId}
     */
    public ReserveStock {
      StreamId.require(orderId);
    }
  }

  /** Gives back what is reserved for the order. */
  record ReleaseStock(String orderId) implements InventoryCommand {
    /**
     * @throws IllegalArgumentException if {@code orderId} has not the form of {@link StreamId}
     */
    public ReleaseStock {
      StreamId.require(orderId);
    }
  }

  /** What is reserved for the order leaves the house. */
  record DispatchStock(String orderId) implements InventoryCommand {
    /**
     * @throws IllegalArgumentException if {@code orderId} has not the form of {@link StreamId}
     */
    public DispatchStock {
      StreamId.require(orderId);
    }
  }

  /**
   * Someone has counted.
   *
   * @param onHand the pieces that are there, at least 0
   */
  record CorrectStock(long onHand, String reason) implements InventoryCommand {}
}
