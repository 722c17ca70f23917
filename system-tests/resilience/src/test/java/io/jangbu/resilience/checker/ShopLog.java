package io.jangbu.resilience.checker;

import io.jangbu.core.claim.ClaimCommand;
import io.jangbu.core.claim.ClaimEvent;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderEvent;
import java.util.List;

/** The topics of all contexts, read one after the other. */
public record ShopLog(
    Reading<OrderCommand, OrderEvent, Order> orders,
    Reading<InventoryCommand, InventoryEvent, Product> inventory,
    Reading<CartCommand, CartEvent, Cart> carts,
    Reading<FulfilmentInput, FulfilmentEvent, FulfilmentState> fulfilment,
    Reading<ClaimCommand, ClaimEvent, ClaimState> claims) {

  /** All of them. */
  public List<Reading<?, ?, ?>> all() {
    return List.of(orders, inventory, carts, fulfilment, claims);
  }
}
