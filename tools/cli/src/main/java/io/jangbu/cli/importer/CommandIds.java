package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Command ids out of what the commands say: the same rows give the same ids in every import, and so
 * a second import changes nothing. The whole content goes in, not the order's id alone: an order
 * that was rejected and is then mended in the files is a new command, and not an id used again.
 */
final class CommandIds {

  private static final String NAMESPACE = "jangbu/import/olist";

  private CommandIds() {}

  static UUID of(String orderId, Instant occurredAt, OrderCommand command) {
    List<Object> content = new ArrayList<>(List.of(NAMESPACE, orderId, occurredAt));
    content.add(CommandKind.of(command).command);
    switch (command) {
      // An import asks for no reservation and has no reference.
      case CreateOrder(var customerId, var currency, var lines, var shippingFee, _, _) -> {
        content.addAll(List.of(customerId, currency, shippingFee));
        for (Line line : lines) {
          content.addAll(List.of(line.sku(), line.quantity(), line.unitPrice()));
        }
      }
      case ProcessPayment(var paymentId, var amount, var method) ->
          content.addAll(List.of(paymentId, amount, method));
      case ShipOrder(var carrier, var trackingNumber) ->
          content.addAll(List.of(carrier, String.valueOf(trackingNumber)));
      case ConfirmDelivery() -> {}
      case CancelOrder(var reason) -> content.add(reason);
      case ConfirmStock() -> throw new IllegalArgumentException("no import has it");
    }
    // No field holds a line break.
    String text = String.join("\n", content.stream().map(Object::toString).toList());
    return UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
  }
}
