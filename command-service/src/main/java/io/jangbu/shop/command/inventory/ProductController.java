package io.jangbu.shop.command.inventory;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.inventory.InventoryCommand;
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

/** Commands on products over HTTP: each route publishes one command and answers with its result. */
@CommandController("/products")
@RequiredScope("stock.write")
@Tag(name = "products", description = "Quantities are whole numbers of pieces")
class ProductController {

  /** {@code version} is the product's after the command. */
  record Answer(String sku, long version, UUID commandId) {}

  private final CommandRoutes<InventoryCommand, Answer> routes;

  ProductController(Gateways gateways, AggregateType<InventoryCommand, ?, ?> inventory) {
    routes = gateways.routes(inventory, Answer::new);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Register a product")
  ResponseEntity<Answer> register(
      CommandHeaders headers, @Valid @RequestBody InventoryRequests.Registration body) {
    return routes.create(body.sku(), headers, body);
  }

  @PostMapping("/{sku}/receipts")
  @Operation(summary = "Receive stock")
  ResponseEntity<Answer> receive(
      @PathVariable String sku,
      CommandHeaders headers,
      @Valid @RequestBody InventoryRequests.Receipt body) {
    return routes.execute(sku, headers, body);
  }

  @PostMapping("/{sku}/reservations")
  @Operation(summary = "Reserve stock for an order")
  ResponseEntity<Answer> reserve(
      @PathVariable String sku,
      CommandHeaders headers,
      @Valid @RequestBody InventoryRequests.Reservation body) {
    return routes.execute(sku, headers, body);
  }

  @PostMapping("/{sku}/releases")
  @Operation(summary = "Release what is reserved for an order")
  ResponseEntity<Answer> release(
      @PathVariable String sku,
      CommandHeaders headers,
      @Valid @RequestBody InventoryRequests.Release body) {
    return routes.execute(sku, headers, body);
  }

  @PostMapping("/{sku}/dispatches")
  @Operation(summary = "Dispatch what is reserved for an order")
  ResponseEntity<Answer> dispatch(
      @PathVariable String sku,
      CommandHeaders headers,
      @Valid @RequestBody InventoryRequests.Dispatch body) {
    return routes.execute(sku, headers, body);
  }

  @PostMapping("/{sku}/corrections")
  @Operation(summary = "Correct what is on hand after a count")
  ResponseEntity<Answer> correct(
      @PathVariable String sku,
      CommandHeaders headers,
      @Valid @RequestBody InventoryRequests.Correction body) {
    return routes.execute(sku, headers, body);
  }
}
