package io.jangbu.shop.schemas.cart;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.schemas.records.Sample;
import io.jangbu.shop.schemas.records.Samples;
import java.util.List;
import java.util.stream.Stream;

final class CartSamples extends Samples<CartCommand, CartEvent, Cart> {

  private static final String CART_ID = "cart-7";

  /** Of every sample. */
  private static final String COMMAND_ID = "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6e";

  private static final List<Line> LINES =
      List.of(new Line("mug-blue", 2, 19_90), new Line("tasse-émaillée", 1, 0));

  CartSamples() {
    super(new CartCodec(), new CartSnapshots(), CART_ID);
  }

  @Override
  protected Stream<Sample<CommandEnvelope<CartCommand>>> commands() {
    return Stream.of(
        command("AddProductToCart", new AddProductToCart("tasse-émaillée", 1, 0)),
        command("ChangeQuantity", new ChangeQuantity("mug-blue", Long.MAX_VALUE)),
        command("RemoveProductFromCart", new RemoveProductFromCart("mug-blue")),
        command("CheckOutCart", new CheckOutCart("고객-1", "BRL", 5_10, "o-1", "주문-42")),
        commandWithoutOptions(
            "CheckOutCartWithoutOptions", "c", new CheckOutCart("", "", 0, COMMAND_ID, null)));
  }

  @Override
  protected Stream<Sample<EventEnvelope<CartEvent>>> events() {
    return Stream.of(
        event(1, "ProductAddedToCart", new ProductAddedToCart("tasse-émaillée", 1, 0)),
        event(2, "QuantityChanged", new QuantityChanged("mug-blue", Long.MAX_VALUE)),
        event(3, "ProductRemovedFromCart", new ProductRemovedFromCart("mug-blue")),
        event(
            9_999_999_999L,
            "CartCheckedOut",
            new CartCheckedOut("고객-1", "BRL", LINES, 5_10, 44_90, "o-1", "주문-42")),
        event(
            4,
            "CartCheckedOutWithoutReference",
            new CartCheckedOut("고객-1", "BRL", LINES, 5_10, 44_90, "o-1", null)),
        event(4, "CartExpired", new CartExpired()));
  }

  @Override
  protected Stream<Sample<CommandResult>> results() {
    return Stream.of(
        accepted("CommandAccepted", CART_ID + "/0000000002"),
        accepted("CommandAcceptedWithoutEvents"),
        rejected("CommandRejected", CartRejection.CART_NOT_FOUND, "there is no such cart"));
  }

  @Override
  protected Stream<Sample<?>> states() {
    return Stream.of(
        snapshot("SnapshotErased", new Cart.NotCreated()),
        snapshot("SnapshotOpen", new Cart.Open(LINES)),
        snapshot("SnapshotEmpty", new Cart.Open(List.of())),
        snapshot(
            "SnapshotCheckedOut",
            new Cart.CheckedOut(LINES, new Cart.Checkout("고객-1", "BRL", 5_10, "o-1", "주문-42"))),
        snapshot(
            "SnapshotCheckedOutWithoutReference",
            new Cart.CheckedOut(LINES, new Cart.Checkout("고객-1", "BRL", 5_10, "o-1", null))),
        snapshot("SnapshotExpired", new Cart.Expired(LINES)));
  }
}
