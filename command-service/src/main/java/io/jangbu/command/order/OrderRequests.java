package io.jangbu.command.order;

import io.jangbu.command.gateway.CommandBody;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CancelOrder;
import io.jangbu.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.domain.order.OrderCommand.ShipOrder;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of the routes. Only their form is checked here; whether a command holds is the
 * decider's. Amounts are in minor units; {@code occurredAt} is null for now.
 */
final class OrderRequests {

  private OrderRequests() {}

  record Create(
      @Nullable String orderId,
      @NotNull String customerId,
      @NotNull String currency,
      @NotNull List<@NotNull @Valid LineBody> lines,
      @Nullable Long shippingFee,
      @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {

    @Override
    public CreateOrder command() {
      return new CreateOrder(
          customerId,
          currency,
          lines.stream().map(LineBody::line).toList(),
          shippingFee == null ? 0 : shippingFee);
    }
  }

  record LineBody(@NotNull String sku, @NotNull Long quantity, @NotNull Long unitPrice) {
    Line line() {
      return new Line(sku, quantity, unitPrice);
    }
  }

  record Payment(
      @NotNull String paymentId,
      @NotNull Long amount,
      @NotNull String method,
      @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {
    @Override
    public ProcessPayment command() {
      return new ProcessPayment(paymentId, amount, method);
    }
  }

  record Shipment(
      @NotNull String carrier, @Nullable String trackingNumber, @Nullable Instant occurredAt)
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

  record Cancellation(@NotNull String reason, @Nullable Instant occurredAt)
      implements CommandBody<OrderCommand> {
    @Override
    public CancelOrder command() {
      return new CancelOrder(reason);
    }
  }
}
