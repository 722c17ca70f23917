package io.jangbu.shop.domain.cart;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.acceptUnchanged;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.core.TextBound.REFERENCE;
import static io.jangbu.core.TextBound.first;
import static io.jangbu.shop.domain.cart.CartRejection.ALREADY_CHECKED_OUT;
import static io.jangbu.shop.domain.cart.CartRejection.CART_EXPIRED;
import static io.jangbu.shop.domain.cart.CartRejection.CART_NOT_FOUND;
import static io.jangbu.shop.domain.cart.CartRejection.EMPTY_CART;
import static io.jangbu.shop.domain.cart.CartRejection.INVALID;
import static io.jangbu.shop.domain.cart.CartRejection.NOT_IN_CART;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.shop.domain.cart.Cart.CheckedOut;
import io.jangbu.shop.domain.cart.Cart.Checkout;
import io.jangbu.shop.domain.cart.Cart.Expired;
import io.jangbu.shop.domain.cart.Cart.NotCreated;
import io.jangbu.shop.domain.cart.Cart.Open;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.ExpireCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.PurchaseTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of the cart: what is checked out is what an order takes. */
public final class CartDecider implements Decider<CartCommand, CartEvent, Cart> {

  private record On(CartCommand command, Cart cart) {}

  private record After(Cart cart, CartEvent event) {}

  @Override
  public Cart initialState() {
    return new NotCreated();
  }

  @Override
  public Decision<CartEvent> decide(CartCommand command, Cart cart) {
    return switch (new On(command, cart)) {
      case On(AddProductToCart add, NotCreated _) -> add(add, List.of());
      case On(_, NotCreated _) -> reject(CART_NOT_FOUND, "there is no such cart");
      case On(_, CheckedOut _) -> reject(ALREADY_CHECKED_OUT, "the cart is checked out already");
      case On(_, Expired _) -> reject(CART_EXPIRED, "the cart has expired");

      case On(AddProductToCart add, Open(var lines)) -> add(add, lines);
      case On(ChangeQuantity change, Open(var lines)) -> change(change, lines);
      case On(RemoveProductFromCart(var sku), Open(var lines)) -> remove(sku, lines);
      case On(CheckOutCart checkout, Open(var lines)) -> checkOut(checkout, lines);
      case On(ExpireCart(), Open _) -> accept(new CartExpired());
    };
  }

  @Override
  public Cart evolve(Cart cart, CartEvent event) {
    return switch (new After(cart, event)) {
      case After(NotCreated _, ProductAddedToCart(var sku, var quantity, var price)) ->
          new Open(List.of(new Line(sku, quantity, price)));
      case After(Open(var lines), ProductAddedToCart(var sku, var quantity, var price)) ->
          new Open(CartLines.with(lines, new Line(sku, quantity, price)));
      case After(Open(var lines), QuantityChanged(var sku, var quantity)) ->
          new Open(CartLines.withQuantity(lines, sku, quantity));
      case After(Open(var lines), ProductRemovedFromCart(var sku)) ->
          new Open(CartLines.without(lines, sku));
      case After(Open _, CartCheckedOut checkedOut) ->
          new CheckedOut(checkedOut.lines(), checkout(checkedOut));
      case After(Open(var lines), CartExpired()) -> new Expired(lines);

      // Only an erased event can lead here: what is left of the stream says nothing more.
      case After(_, ProductAddedToCart _) -> cart;
      case After(_, QuantityChanged _) -> cart;
      case After(_, ProductRemovedFromCart _) -> cart;
      case After(_, CartCheckedOut _) -> cart;
      case After(_, CartExpired _) -> cart;
    };
  }

  @Override
  public boolean expects(Cart cart, CartEvent event) {
    return switch (new After(cart, event)) {
      case After(NotCreated _, ProductAddedToCart added) -> added.quantity() >= 1;
      case After(Open(var lines), ProductAddedToCart(var sku, var quantity, _)) ->
          quantity > CartLines.quantity(lines, sku);
      case After(Open(var lines), QuantityChanged(var sku, var quantity)) ->
          quantity >= 1 && CartLines.quantity(lines, sku) >= 1;
      case After(Open(var lines), ProductRemovedFromCart(var sku)) ->
          CartLines.quantity(lines, sku) >= 1;
      case After(Open(var lines), CartCheckedOut checkedOut) ->
          !lines.isEmpty() && checkedOut.lines().equals(lines);
      case After(Open _, CartExpired _) -> true;

      case After(_, ProductAddedToCart _) -> false;
      case After(_, QuantityChanged _) -> false;
      case After(_, ProductRemovedFromCart _) -> false;
      case After(_, CartCheckedOut _) -> false;
      case After(_, CartExpired _) -> false;
    };
  }

  private static Decision<CartEvent> add(AddProductToCart add, List<Line> lines) {
    long before = CartLines.quantity(lines, add.sku());
    String fault =
        first(
            add.quantity() < 1 ? "quantity is below 1" : null,
            add.unitPrice() < 0 ? "unitPrice is below 0" : null,
            REFERENCE.fault("sku", add.sku()),
            add.quantity() > Long.MAX_VALUE - before ? "there would be too many pieces" : null);
    if (fault != null) {
      return reject(INVALID, fault);
    }
    Line line = new Line(add.sku(), before + add.quantity(), add.unitPrice());
    fault = PurchaseTerms.faultOf(CartLines.with(lines, line));
    return fault == null
        ? accept(new ProductAddedToCart(line.sku(), line.quantity(), line.unitPrice()))
        : reject(INVALID, fault);
  }

  private static Decision<CartEvent> change(ChangeQuantity change, List<Line> lines) {
    long before = CartLines.quantity(lines, change.sku());
    if (before == 0) {
      return notInCart();
    }
    if (change.quantity() == before) {
      return acceptUnchanged();
    }
    String fault =
        change.quantity() < 1
            ? "quantity is below 1"
            : PurchaseTerms.faultOf(CartLines.withQuantity(lines, change.sku(), change.quantity()));
    return fault == null
        ? accept(new QuantityChanged(change.sku(), change.quantity()))
        : reject(INVALID, fault);
  }

  private static Decision<CartEvent> remove(String sku, List<Line> lines) {
    return CartLines.quantity(lines, sku) == 0
        ? notInCart()
        : accept(new ProductRemovedFromCart(sku));
  }

  private static Decision<CartEvent> checkOut(CheckOutCart checkout, List<Line> lines) {
    if (lines.isEmpty()) {
      return reject(EMPTY_CART, "there is nothing in the cart");
    }
    String reference = checkout.reference();
    String fault =
        first(
            PurchaseTerms.fault(
                checkout.customerId(), checkout.currency(), lines, checkout.shippingFee()),
            reference == null ? null : REFERENCE.fault("reference", reference));
    return fault == null ? accept(checkedOut(checkout, lines, reference)) : reject(INVALID, fault);
  }

  private static CartCheckedOut checkedOut(
      CheckOutCart checkout, List<Line> lines, @Nullable String reference) {
    return new CartCheckedOut(
        checkout.customerId(),
        checkout.currency(),
        lines,
        checkout.shippingFee(),
        PurchaseTerms.total(lines, checkout.shippingFee()),
        checkout.orderId(),
        reference);
  }

  private static Checkout checkout(CartCheckedOut event) {
    return new Checkout(
        event.customerId(),
        event.currency(),
        event.shippingFee(),
        event.orderId(),
        event.reference());
  }

  private static Decision<CartEvent> notInCart() {
    return reject(NOT_IN_CART, "the product is not in the cart");
  }
}
