package io.jangbu.command.order;

import io.jangbu.command.gateway.CommandGateway;
import io.jangbu.command.gateway.CommandHeaders;
import io.jangbu.command.gateway.CommandRoute;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.ConfirmDelivery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commands on orders over HTTP: each route publishes one command and answers with its result. */
@RestController
@RequestMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Orders", description = "Amounts are whole numbers in minor units of the currency")
@CommandRoute
class OrderController {

  /** {@code version} is the order's after the command. */
  record Answer(String orderId, long version, UUID commandId) {}

  private final CommandGateway<OrderCommand> gateway;

  OrderController(CommandGateway<OrderCommand> gateway) {
    this.gateway = gateway;
  }

  /** Without an orderId the command's own id is taken, so that a retry means the same order. */
  @PostMapping
  @Operation(summary = "Create an order")
  ResponseEntity<Answer> create(
      @Parameter(hidden = true) CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Create body) {
    String id = body.orderId() == null ? headers.commandId().toString() : body.orderId();
    Answer answer = execute(id, headers, body.occurredAt(), body.command());
    return ResponseEntity.created(URI.create("/orders/" + id))
        .eTag(eTag(answer.version()))
        .body(answer);
  }

  @PostMapping("/{id}/payment")
  @Operation(summary = "Pay an order")
  ResponseEntity<Answer> pay(
      @PathVariable String id,
      @Parameter(hidden = true) CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Payment body) {
    return ok(execute(id, headers, body.occurredAt(), body.command()));
  }

  @PostMapping("/{id}/shipment")
  @Operation(summary = "Ship an order")
  ResponseEntity<Answer> ship(
      @PathVariable String id,
      @Parameter(hidden = true) CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Shipment body) {
    return ok(execute(id, headers, body.occurredAt(), body.command()));
  }

  @PostMapping("/{id}/delivery")
  @Operation(summary = "Confirm the delivery of an order")
  ResponseEntity<Answer> deliver(
      @PathVariable String id,
      @Parameter(hidden = true) CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Delivery body) {
    return ok(execute(id, headers, body.occurredAt(), new ConfirmDelivery()));
  }

  @PostMapping("/{id}/cancellation")
  @Operation(summary = "Cancel an order")
  ResponseEntity<Answer> cancel(
      @PathVariable String id,
      @Parameter(hidden = true) CommandHeaders headers,
      @Valid @RequestBody OrderRequests.Cancellation body) {
    return ok(execute(id, headers, body.occurredAt(), body.command()));
  }

  private Answer execute(
      String id, CommandHeaders headers, @Nullable Instant occurredAt, OrderCommand command) {
    CommandResult result = gateway.execute(headers.envelope(id, occurredAt, command));
    return new Answer(result.streamId(), result.version(), result.commandId());
  }

  private static ResponseEntity<Answer> ok(Answer answer) {
    return ResponseEntity.ok().eTag(eTag(answer.version())).body(answer);
  }

  private static String eTag(long version) {
    return "\"" + version + "\"";
  }
}
