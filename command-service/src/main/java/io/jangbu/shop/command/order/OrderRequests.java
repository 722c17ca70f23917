package io.jangbu.shop.command.order;

import static java.util.Objects.requireNonNullElse;

import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.starter.command.gateway.CommandBody;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the routes. Only their form is checked here; whether a command holds is the
 * decider's, the bounds that the API's page tells too. Amounts are in minor units; {@code
 * occurredAt} is null for now.
 */
final class OrderRequests {

  private OrderRequests() {}

  record Create(
      @Nullable String orderId,
      @Schema(minLength = 1, maxLength = 64) @NotNull String customerId,
      @Schema(pattern = "[A-Z]{3}") @NotNull String currency,
      @ArraySchema(minItems = 1, maxItems = 1_000) @NotNull List<@NotNull @Valid LineBody> lines,
      @Nullable Long shippingFee,
      @Schema(defaultValue = "NONE") @Nullable Fulfilment fulfilment,
      @Schema(minLength = 1, maxLength = 64) @Nullable String reference,
      @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {

    @Override
    public CreateOrder command() {
      return new CreateOrder(
          customerId,
          currency,
          lines.stream().map(LineBody::line).toList(),
          shippingFee == null ? 0 : shippingFee,
          requireNonNullElse(fulfilment, Fulfilment.NONE),
          reference);
    }
  }

  record LineBody(
      @Schema(minLength = 1, maxLength = 64) @NotNull String sku,
      @NotNull Long quantity,
      @NotNull Long unitPrice) {
    Line line() {
      return new Line(sku, quantity, unitPrice);
    }
  }

  record Payment(
      @Schema(minLength = 1, maxLength = 64) @NotNull String paymentId,
      @NotNull Long amount,
      @Schema(minLength = 1, maxLength = 200) @NotNull String method,
      @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {
    @Override
    public ProcessPayment command() {
      return new ProcessPayment(paymentId, amount, method);
    }
  }

  record Shipment(
      @Schema(minLength = 1, maxLength = 200) @NotNull String carrier,
      @Schema(minLength = 1, maxLength = 128) @Nullable String trackingNumber,
      @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {
    @Override
    public ShipOrder command() {
      return new ShipOrder(carrier, trackingNumber);
    }
  }

  record Delivery(@Nullable Instant occurredAt) implements CommandBody<OrderCommand> {
    @Override
    public ConfirmDelivery command() {
      return new ConfirmDelivery();
    }
  }

  record Cancellation(
      @Schema(minLength = 1, maxLength = 200) @NotNull String reason, @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {
    @Override
    public CancelOrder command() {
      return new CancelOrder(reason);
    }
  }
}
