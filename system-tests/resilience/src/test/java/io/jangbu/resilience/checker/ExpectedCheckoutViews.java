package io.jangbu.resilience.checker;

import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.cart.Cart;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The views of carts, processes and references, rebuilt from what events fold into. */
public final class ExpectedCheckoutViews {

  private ExpectedCheckoutViews() {}

  /** {@code GET /carts/{id}}; missing if there is no such cart. */
  public static JsonNode cart(String cartId, Snapshot<Cart> snapshot) {
    return switch (snapshot.state()) {
      case Cart.NotCreated _ -> MissingNode.getInstance();
      case Cart.Open(var lines) -> cart(cartId, snapshot, "OPEN", lines, null);
      case Cart.CheckedOut(var lines, var checkout) ->
          cart(cartId, snapshot, "CHECKED_OUT", lines, checkout.orderId());
      case Cart.Expired(var lines) -> cart(cartId, snapshot, "EXPIRED", lines, null);
    };
  }

  private static JsonNode cart(
      String cartId,
      Snapshot<Cart> snapshot,
      String status,
      List<Line> lines,
      @Nullable String orderId) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("cartId", cartId);
    view.put("version", snapshot.version());
    view.put("status", status);
    view.put("lines", lines);
    view.put("total", lines.stream().mapToLong(line -> line.quantity() * line.unitPrice()).sum());
    if (orderId != null) {
      view.put("orderId", orderId);
    }
    view.put("updatedAt", snapshot.updatedAt().toString());
    return ExpectedViews.json(view);
  }

  /** {@code GET /processes/fulfilment/{id}}; missing if there is no such process. */
  public static JsonNode process(String processId, Snapshot<FulfilmentState> snapshot) {
    FulfilmentState state = snapshot.state();
    if (state.stage() == Stage.NONE) {
      return MissingNode.getInstance();
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("processId", processId);
    view.put("version", snapshot.version());
    view.put("status", status(state));
    view.put("step", state.stage().name());
    if (state.reason() != null) {
      view.put("reason", state.reason());
    }
    view.put("updatedAt", snapshot.updatedAt().toString());
    return ExpectedViews.json(view);
  }

  private static String status(FulfilmentState state) {
    if (state.parked() != null) {
      return "PARKED";
    }
    return switch (state.stage()) {
      case COMPLETED, COMPENSATED -> state.stage().name();
      default -> "RUNNING";
    };
  }

  /** {@code GET /references}, by the query: the order that has it, missing if none has. */
  public static Map<String, JsonNode> references(Map<String, Snapshot<Order>> orders) {
    Map<String, JsonNode> views = new LinkedHashMap<>();
    orders.forEach((orderId, order) -> {
      if (order.state() instanceof Order.Existing existing
          && existing.purchase().reference() != null) {
        String customer = existing.purchase().customerId();
        String reference = existing.purchase().reference().text();
        String query = "customerId=%s&reference=%s".formatted(customer, reference);
        if (existing instanceof Order.Cancelled) {
          views.putIfAbsent(query, MissingNode.getInstance());
        } else {
          views.put(
              query,
              ExpectedViews.json(
                  Map.of("customerId", customer, "reference", reference, "orderId", orderId)));
        }
      }
    });
    return views;
  }

  /** {@code GET /deadlines} once nothing waits any more. */
  public static JsonNode noDeadlines() {
    return ExpectedViews.json(Map.of("deadlines", List.of()));
  }
}
