package io.jangbu.shop.command.order;

import static java.util.Objects.requireNonNullElseGet;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.starter.command.gateway.CommandController;
import io.jangbu.starter.command.gateway.CommandHeaders;
import io.jangbu.starter.command.gateway.CommandRoutes;
import io.jangbu.starter.command.gateway.Gateways;
import io.jangbu.starter.security.RequiredScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Commands on orders over HTTP: each route publishes one command and answers with its result. */
@CommandController("/orders")
@RequiredScope("orders.write")
@Tag(name = "orders", description = "Amounts are whole numbers in minor units of the currency")
class OrderController {

  /** {@code version} is the order's after the command. */
  record Answer(String orderId, long version, UUID commandId) {}

  private final CommandRoutes<OrderCommand, Answer> routes;

  OrderController(Gateways gateways, AggregateType<OrderCommand, ?, ?> orders) {
    routes = gateways.routes(orders, Answer::new);
  }

  /** Without an orderId the command's own id is taken, so that a retry means the same order. */
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Create an order")
  ResponseEntity<Answer> create(
      CommandHeaders headers, @Valid @RequestBody OrderRequests.Create body) {
    String id = requireNonNullElseGet(body.orderId(), headers.commandId()::toString);
    return routes.create(id, headers, body);
  }

  @PostMapping("/{id}/payment")
  @Operation(summary = "Pay an order")
  ResponseEntity<Answer> pay(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Payment body) {
    return routes.execute(id, headers, body);
  }

  @PostMapping("/{id}/shipment")
  @Operation(summary = "Ship an order")
  ResponseEntity<Answer> ship(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Shipment body) {
    return routes.execute(id, headers, body);
  }

  @PostMapping("/{id}/delivery")
  @Operation(summary = "Confirm the delivery of an order")
  ResponseEntity<Answer> deliver(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Delivery body) {
    return routes.execute(id, headers, body);
  }

  @PostMapping("/{id}/cancellation")
  @Operation(summary = "Cancel an order")
  ResponseEntity<Answer> cancel(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Cancellation body) {
    return routes.execute(id, headers, body);
  }
}
