package io.jangbu.shop.domain.cart;

import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.order.Line;
import java.util.List;

/** A cart with two mugs at 10.00 each; shipping is 5.00. */
final class CartFixtures {

  static final Line MUGS = new Line("mug", 2, 10_00);

  private CartFixtures() {}

  static AddProductToCart addMugs(long quantity, long unitPrice) {
    return new AddProductToCart("mug", quantity, unitPrice);
  }

  static AddProductToCart addTea() {
    return new AddProductToCart("tea", 1, 3_00);
  }

  static ChangeQuantity changeMugs(long quantity) {
    return new ChangeQuantity("mug", quantity);
  }

  static RemoveProductFromCart removeMugs() {
    return new RemoveProductFromCart("mug");
  }

  static CheckOutCart checkOut() {
    return new CheckOutCart("c-1", "BRL", 5_00, "o-1", "po-7");
  }

  static CartCheckedOut checkedOut() {
    return new CartCheckedOut("c-1", "BRL", List.of(MUGS), 5_00, 25_00, "o-1", "po-7");
  }

  static List<CartEvent> noCart() {
    return List.of();
  }

  static List<CartEvent> openCart() {
    return List.of(new ProductAddedToCart("mug", 2, 10_00));
  }

  static List<CartEvent> emptiedCart() {
    return List.of(new ProductAddedToCart("mug", 2, 10_00), new ProductRemovedFromCart("mug"));
  }

  static List<CartEvent> checkedOutCart() {
    return List.of(new ProductAddedToCart("mug", 2, 10_00), checkedOut());
  }

  static List<CartEvent> expiredCart() {
    return List.of(new ProductAddedToCart("mug", 2, 10_00), new CartExpired());
  }
}
