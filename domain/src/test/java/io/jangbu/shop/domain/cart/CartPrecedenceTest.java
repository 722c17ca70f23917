package io.jangbu.shop.domain.cart;

import static io.jangbu.shop.domain.cart.CartFixtures.addMugs;
import static io.jangbu.shop.domain.cart.CartFixtures.changeMugs;
import static io.jangbu.shop.domain.cart.CartFixtures.checkedOutCart;
import static io.jangbu.shop.domain.cart.CartFixtures.emptiedCart;
import static io.jangbu.shop.domain.cart.CartFixtures.expiredCart;
import static io.jangbu.shop.domain.cart.CartFixtures.noCart;
import static io.jangbu.shop.domain.cart.CartRejection.ALREADY_CHECKED_OUT;
import static io.jangbu.shop.domain.cart.CartRejection.CART_EXPIRED;
import static io.jangbu.shop.domain.cart.CartRejection.CART_NOT_FOUND;
import static io.jangbu.shop.domain.cart.CartRejection.EMPTY_CART;
import static io.jangbu.shop.domain.cart.CartRejection.INVALID;
import static io.jangbu.shop.domain.cart.CartRejection.NOT_IN_CART;

import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.testkit.DeciderSpec;
import org.junit.jupiter.api.Test;

/** Where several rules are broken, the first in the contract's list answers. */
class CartPrecedenceTest {

  private static final CheckOutCart INVALID_CHECKOUT = new CheckOutCart("", "none", -1, "o-1", "");

  private final DeciderSpec<CartCommand, CartEvent, Cart> spec =
      new DeciderSpec<>(new CartDecider());

  @Test
  void missesTheCartBeforeItMindsTheCommand() {
    spec.given(noCart()).when(changeMugs(0)).thenRejected(CART_NOT_FOUND);
    spec.given(noCart()).when(INVALID_CHECKOUT).thenRejected(CART_NOT_FOUND);
    spec.given(noCart()).when(addMugs(0, -1)).thenRejected(INVALID);
  }

  @Test
  void knowsTheCartsEndBeforeItMindsTheCommand() {
    spec.given(checkedOutCart()).when(addMugs(0, -1)).thenRejected(ALREADY_CHECKED_OUT);
    spec.given(checkedOutCart()).when(INVALID_CHECKOUT).thenRejected(ALREADY_CHECKED_OUT);
    spec.given(expiredCart()).when(addMugs(0, -1)).thenRejected(CART_EXPIRED);
    spec.given(expiredCart()).when(INVALID_CHECKOUT).thenRejected(CART_EXPIRED);
  }

  @Test
  void missesTheProductsBeforeItMindsTheCommand() {
    spec.given(emptiedCart()).when(changeMugs(0)).thenRejected(NOT_IN_CART);
    spec.given(emptiedCart()).when(INVALID_CHECKOUT).thenRejected(EMPTY_CART);
  }
}
