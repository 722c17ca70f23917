package io.jangbu.shop.projection.cart;

import io.jangbu.projection.view.Projection;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartRejection;
import io.jangbu.shop.projection.fulfilment.FulfilmentReads;
import io.jangbu.starter.projection.reading.ReadSide;
import io.jangbu.starter.projection.reading.StreamController;
import io.jangbu.starter.projection.reading.StreamForm;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked about carts. */
@RestController
@Tag(name = "carts")
@RequestMapping("/carts")
final class CartController extends StreamController<CartEvent, Cart, CartJson> {

  private final FulfilmentReads fulfilments;

  CartController(
      Projection<CartEvent, Cart> carts, ReadSide readSide, FulfilmentReads fulfilments) {
    super(
        carts,
        readSide,
        new StreamForm<>(CartJson.class, CartJson::of, CartRejection.CART_NOT_FOUND));
    this.fulfilments = fulfilments;
  }

  /** Whether the order could be created, its process knows. */
  @Override
  protected CartJson completed(CartJson cart) {
    String orderId = cart.orderId();
    return orderId == null
        ? cart
        : fulfilments
            .find(orderId)
            .flatMap(process -> process.refusalOf(cart.cartId()))
            .map(cart::refused)
            .orElse(cart);
  }
}
