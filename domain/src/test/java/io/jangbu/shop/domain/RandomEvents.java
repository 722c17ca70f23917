package io.jangbu.shop.domain;

import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimEvent.ClaimConfirmed;
import io.jangbu.core.claim.ClaimEvent.ClaimReleased;
import io.jangbu.core.claim.ClaimEvent.ClaimReminded;
import io.jangbu.core.claim.ClaimEvent.Claimed;
import io.jangbu.core.claim.Pending;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;
import io.jangbu.shop.domain.order.OrderReference;
import java.util.List;
import java.util.Random;

/** Events by chance, in any order: what is decided has no part in them. */
final class RandomEvents {

  private RandomEvents() {}

  static OrderEvent ofOrder(Random random) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new OrderCreated(
              "c-" + random.nextInt(9),
              "EUR",
              List.of(new Line("sku-" + random.nextInt(9), random.nextInt(9), random.nextInt(99))),
              random.nextInt(9),
              random.nextInt(999));
      case 1 -> new PaymentProcessed("p-" + random.nextInt(9), random.nextInt(999), "card");
      case 2 -> new OrderShipped("dhl", random.nextBoolean() ? null : "t-" + random.nextInt(9));
      case 3 -> new OrderDelivered();
      default -> new OrderCancelled("reason " + random.nextInt(9));
    };
  }

  static OrderEvent ofOrderWithStock(Random random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          new OrderCreated(
              "c-" + random.nextInt(9),
              "EUR",
              List.of(new Line("sku-" + random.nextInt(9), random.nextInt(9), random.nextInt(99))),
              random.nextInt(9),
              random.nextInt(999),
              random.nextBoolean() ? Fulfilment.NONE : Fulfilment.RESERVE,
              random.nextBoolean() ? null : OrderReference.of("c", "r-" + random.nextInt(9)));
      case 1 -> new StockConfirmed();
      default -> ofOrder(random);
    };
  }

  static InventoryEvent ofProduct(Random random) {
    String order = "o-" + random.nextInt(5);
    long quantity = 1L + random.nextInt(9);
    long onHand = random.nextInt(99);
    long reserved = random.nextInt(99);
    long available = onHand - reserved;
    return switch (random.nextInt(6)) {
      case 0 -> new ProductRegistered("name " + random.nextInt(9));
      case 1 -> new StockReceived(quantity, onHand, reserved, available);
      case 2 -> new StockReserved(order, quantity, onHand, reserved, available);
      case 3 -> new StockReleased(order, quantity, onHand, reserved, available);
      case 4 -> new StockDispatched(order, quantity, onHand, reserved, available);
      default -> new StockCorrected("counted", onHand, reserved, available);
    };
  }

  static ClaimEvent ofClaim(Random random) {
    String holder = "o-" + random.nextInt(3);
    return switch (random.nextInt(5)) {
      case 0, 1 ->
          new Claimed(new Pending("orders", holder, "k-" + random.nextInt(2), "AQID", List.of()));
      case 2 -> new ClaimConfirmed(holder);
      case 3 -> new ClaimReleased(holder);
      default -> new ClaimReminded();
    };
  }

  static CartEvent ofCart(Random random) {
    String sku = "sku-" + random.nextInt(3);
    long quantity = 1L + random.nextInt(9);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new ProductAddedToCart(sku, quantity, random.nextInt(99));
      case 3, 4 -> new QuantityChanged(sku, quantity);
      case 5, 6 -> new ProductRemovedFromCart(sku);
      case 7 ->
          new CartCheckedOut(
              "c-" + random.nextInt(9),
              "EUR",
              List.of(new Line(sku, quantity, random.nextInt(99))),
              random.nextInt(9),
              random.nextInt(999),
              "o-" + random.nextInt(9),
              random.nextBoolean() ? null : "r-" + random.nextInt(9));
      default -> new CartExpired();
    };
  }
}
