package io.jangbu.shop.command.cart;

import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.starter.command.gateway.CommandBody;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the routes. Only their form is checked here; whether a command holds is the
 * decider's, the bounds that the API's page tells too. Quantities are pieces, amounts are in minor
 * units; {@code occurredAt} is null for now.
 */
final class CartRequests {

  private CartRequests() {}

  record Item(
      @Schema(minLength = 1, maxLength = 64) @NotNull String sku,
      @NotNull Long quantity,
      @NotNull Long unitPrice,
      @Nullable Instant occurredAt)
      implements CommandBody<CartCommand> {
    @Override
    public AddProductToCart command() {
      return new AddProductToCart(sku, quantity, unitPrice);
    }
  }

  record Quantity(
      @Schema(minLength = 1, maxLength = 64) @NotNull String sku,
      @NotNull Long quantity,
      @Nullable Instant occurredAt)
      implements CommandBody<CartCommand> {
    @Override
    public ChangeQuantity command() {
      return new ChangeQuantity(sku, quantity);
    }
  }

  record Removal(
      @Schema(minLength = 1, maxLength = 64) @NotNull String sku, @Nullable Instant occurredAt)
      implements CommandBody<CartCommand> {
    @Override
    public RemoveProductFromCart command() {
      return new RemoveProductFromCart(sku);
    }
  }

  record Checkout(
      @Schema(minLength = 1, maxLength = 64) @NotNull String customerId,
      @Schema(pattern = "[A-Z]{3}") @NotNull String currency,
      @Nullable Long shippingFee,
      @Nullable String orderId,
      @Schema(minLength = 1, maxLength = 64) @Nullable String reference,
      @Nullable Instant occurredAt) {

    /** The same for an order whose id is known. */
    CommandBody<CartCommand> of(String id) {
      return new Ordered(this, id);
    }
  }

  private record Ordered(Checkout checkout, String orderId) implements CommandBody<CartCommand> {

    @Override
    public @Nullable Instant occurredAt() {
      return checkout.occurredAt();
    }

    @Override
    public CheckOutCart command() {
      Long fee = checkout.shippingFee();
      return new CheckOutCart(
          checkout.customerId(),
          checkout.currency(),
          fee == null ? 0 : fee,
          orderId,
          checkout.reference());
    }
  }
}
