package io.jangbu.shop.schemas.cart;

import static java.util.Objects.requireNonNullElseGet;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.ExpireCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.cart.CartEvent;
import io.jangbu.shop.domain.cart.CartEvent.CartCheckedOut;
import io.jangbu.shop.domain.cart.CartEvent.CartExpired;
import io.jangbu.shop.domain.cart.CartEvent.ProductAddedToCart;
import io.jangbu.shop.domain.cart.CartEvent.ProductRemovedFromCart;
import io.jangbu.shop.domain.cart.CartEvent.QuantityChanged;
import io.jangbu.shop.domain.order.Line;
import java.util.List;
import java.util.UUID;

/** What commands and events carry, field by field. */
final class CartPayloads implements Payloads<CartCommand, CartEvent> {

  @Override
  public Object fromCommand(CartCommand command, UUID commandId) {
    return switch (command) {
      case AddProductToCart(var sku, var quantity, var price) ->
          new io.jangbu.carts.AddProductToCart(sku, quantity, price);
      case ChangeQuantity(var sku, var quantity) ->
          new io.jangbu.carts.ChangeQuantity(sku, quantity);
      case RemoveProductFromCart(var sku) -> new io.jangbu.carts.RemoveProductFromCart(sku);
      case CheckOutCart(var customerId, var currency, var fee, var orderId, var reference) ->
          new io.jangbu.carts.CheckOutCart(
              customerId,
              currency,
              fee,
              orderId.equals(commandId.toString()) ? null : orderId,
              reference);
      // No sender can ask for it, so it has no record.
      case ExpireCart() -> throw new IllegalArgumentException("a cart expires by itself");
    };
  }

  @Override
  public CartCommand toCommand(Object avro, UUID commandId) {
    return switch (avro) {
      case io.jangbu.carts.AddProductToCart c ->
          new AddProductToCart(c.getSku(), c.getQuantity(), c.getUnitPrice());
      case io.jangbu.carts.ChangeQuantity c -> new ChangeQuantity(c.getSku(), c.getQuantity());
      case io.jangbu.carts.RemoveProductFromCart c -> new RemoveProductFromCart(c.getSku());
      case io.jangbu.carts.CheckOutCart c ->
          new CheckOutCart(
              c.getCustomerId(),
              c.getCurrency(),
              c.getShippingFee(),
              requireNonNullElseGet(c.getOrderId(), commandId::toString),
              c.getReference());
      default -> throw new MalformedRecordException("no command of a cart: " + avro.getClass());
    };
  }

  @Override
  public Object fromEvent(CartEvent event) {
    return switch (event) {
      case ProductAddedToCart(var sku, var quantity, var price) ->
          new io.jangbu.carts.ProductAddedToCart(sku, quantity, price);
      case QuantityChanged(var sku, var quantity) ->
          new io.jangbu.carts.QuantityChanged(sku, quantity);
      case ProductRemovedFromCart(var sku) -> new io.jangbu.carts.ProductRemovedFromCart(sku);
      case CartCheckedOut(
              var customerId,
              var currency,
              var lines,
              var fee,
              var total,
              var orderId,
              var reference) ->
          new io.jangbu.carts.CartCheckedOut(
              customerId, currency, toAvro(lines), fee, total, orderId, reference);
      case CartExpired() -> new io.jangbu.carts.CartExpired();
    };
  }

  @Override
  public CartEvent toEvent(Object avro) {
    return switch (avro) {
      case io.jangbu.carts.ProductAddedToCart e ->
          new ProductAddedToCart(e.getSku(), e.getQuantity(), e.getUnitPrice());
      case io.jangbu.carts.QuantityChanged e -> new QuantityChanged(e.getSku(), e.getQuantity());
      case io.jangbu.carts.ProductRemovedFromCart e -> new ProductRemovedFromCart(e.getSku());
      case io.jangbu.carts.CartCheckedOut e ->
          new CartCheckedOut(
              e.getCustomerId(),
              e.getCurrency(),
              lines(e.getLines()),
              e.getShippingFee(),
              e.getTotal(),
              e.getOrderId(),
              e.getReference());
      case io.jangbu.carts.CartExpired _ -> new CartExpired();
      default -> throw new MalformedRecordException("no event of a cart: " + avro.getClass());
    };
  }

  static List<io.jangbu.carts.Line> toAvro(List<Line> lines) {
    return lines.stream()
        .map(line -> new io.jangbu.carts.Line(line.sku(), line.quantity(), line.unitPrice()))
        .toList();
  }

  static List<Line> lines(List<io.jangbu.carts.Line> lines) {
    return lines.stream()
        .map(line -> new Line(line.getSku(), line.getQuantity(), line.getUnitPrice()))
        .toList();
  }
}
