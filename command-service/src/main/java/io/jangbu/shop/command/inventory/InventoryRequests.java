package io.jangbu.shop.command.inventory;

import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.starter.command.gateway.CommandBody;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the routes. Only their form is checked here; whether a command holds is the
 * decider's, the bounds that the API's page tells too. Quantities are pieces; {@code occurredAt} is
 * null for now.
 */
final class InventoryRequests {

  private InventoryRequests() {}

  record Registration(
      @NotNull String sku,
      @Schema(minLength = 1, maxLength = 200) @NotNull String name,
      @Nullable Instant occurredAt)
      implements CommandBody<InventoryCommand> {
    @Override
    public RegisterProduct command() {
      return new RegisterProduct(name);
    }
  }

  record Receipt(@NotNull Long quantity, @Nullable Instant occurredAt)
      implements CommandBody<InventoryCommand> {
    @Override
    public ReceiveStock command() {
      return new ReceiveStock(quantity);
    }
  }

  record Reservation(@NotNull String orderId, @NotNull Long quantity, @Nullable Instant occurredAt)
      implements CommandBody<InventoryCommand> {
    @Override
    public ReserveStock command() {
      return new ReserveStock(orderId, quantity);
    }
  }

  record Release(@NotNull String orderId, @Nullable Instant occurredAt)
      implements CommandBody<InventoryCommand> {
    @Override
    public ReleaseStock command() {
      return new ReleaseStock(orderId);
    }
  }

  record Dispatch(@NotNull String orderId, @Nullable Instant occurredAt)
      implements CommandBody<InventoryCommand> {
    @Override
    public DispatchStock command() {
      return new DispatchStock(orderId);
    }
  }

  record Correction(
      @NotNull Long onHand,
      @Schema(minLength = 1, maxLength = 200) @NotNull String reason,
      @Nullable Instant occurredAt)
      implements CommandBody<InventoryCommand> {
    @Override
    public CorrectStock command() {
      return new CorrectStock(onHand, reason);
    }
  }
}
