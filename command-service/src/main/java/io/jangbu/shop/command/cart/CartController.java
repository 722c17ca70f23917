package io.jangbu.shop.command.cart;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

import io.jangbu.command.AggregateType;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.starter.command.gateway.CommandController;
import io.jangbu.starter.command.gateway.CommandHeaders;
import io.jangbu.starter.command.gateway.CommandRoutes;
import io.jangbu.starter.command.gateway.Gateways;
import io.jangbu.starter.security.RequiredScope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Commands on carts over HTTP: each route publishes one command and answers with its result. */
@CommandController("/carts")
@RequiredScope("orders.write")
@Tag(name = "carts", description = "Amounts are whole numbers in minor units of the currency")
class CartController {

  /** {@code version} is the cart's after the command. */
  record Answer(String cartId, long version, UUID commandId) {}

  /** The same, and which order the cart becomes. */
  record CheckedOut(String cartId, long version, UUID commandId, String orderId) {}

  private final CommandRoutes<CartCommand, Answer> routes;

  CartController(Gateways gateways, AggregateType<CartCommand, ?, ?> carts) {
    routes = gateways.routes(carts, Answer::new);
  }

  @PostMapping("/{id}/items")
  @Operation(summary = "Put pieces of a product into a cart, which begins with its first one")
  ResponseEntity<Answer> add(
      @PathVariable String id, CommandHeaders headers, @Valid @RequestBody CartRequests.Item body) {
    return routes.execute(id, headers, body);
  }

  @PostMapping("/{id}/quantities")
  @Operation(summary = "Change how many pieces of a product are in a cart")
  ResponseEntity<Answer> change(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody CartRequests.Quantity body) {
    return routes.execute(id, headers, body);
  }

  @PostMapping("/{id}/removals")
  @Operation(summary = "Take a product out of a cart")
  ResponseEntity<Answer> remove(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody CartRequests.Removal body) {
    return routes.execute(id, headers, body);
  }

  /** Without an orderId the command's own id is taken, so that a retry means the same order. */
  @PostMapping("/{id}/checkout")
  @Operation(summary = "Check out a cart, once")
  ResponseEntity<CheckedOut> checkOut(
      @PathVariable String id,
      CommandHeaders headers,
      @Valid @RequestBody CartRequests.Checkout body) {
    String orderId = requireNonNullElseGet(body.orderId(), headers.commandId()::toString);
    ResponseEntity<Answer> answer = routes.execute(id, headers, body.of(orderId));
    return ResponseEntity.ok()
        .headers(answer.getHeaders())
        .body(checkedOut(requireNonNull(answer.getBody()), orderId));
  }

  private static CheckedOut checkedOut(Answer answer, String orderId) {
    return new CheckedOut(answer.cartId(), answer.version(), answer.commandId(), orderId);
  }
}
