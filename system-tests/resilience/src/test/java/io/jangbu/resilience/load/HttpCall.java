package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.cart.CartCommand;
import io.jangbu.shop.domain.cart.CartCommand.AddProductToCart;
import io.jangbu.shop.domain.cart.CartCommand.ChangeQuantity;
import io.jangbu.shop.domain.cart.CartCommand.CheckOutCart;
import io.jangbu.shop.domain.cart.CartCommand.ExpireCart;
import io.jangbu.shop.domain.cart.CartCommand.RemoveProductFromCart;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/** A command as a request of the public contract. */
record HttpCall(String path, Map<String, Object> body) {

  static HttpCall of(CommandEnvelope<?> command) {
    String id = command.streamId();
    return switch (command.payload()) {
      case OrderCommand order -> of(id, order);
      case InventoryCommand product -> of(id, product);
      case CartCommand cart -> of(id, cart);
      default -> throw new IllegalArgumentException("no route for " + command.type());
    };
  }

  private static HttpCall of(String id, OrderCommand command) {
    String order = "/orders/" + id;
    return switch (command) {
      case CreateOrder(
              var customer,
              var currency,
              var lines,
              var fee,
              var fulfilment,
              var reference) -> {
        Map<String, Object> body =
            new LinkedHashMap<>(
                Map.of(
                    "orderId", id,
                    "customerId", customer,
                    "currency", currency,
                    "lines", lines,
                    "shippingFee", fee,
                    "fulfilment", fulfilment));
        if (reference != null) {
          body.put("reference", reference);
        }
        yield new HttpCall("/orders", body);
      }
      case ProcessPayment(var payment, var amount, var method) ->
          new HttpCall(
              order + "/payment", Map.of("paymentId", payment, "amount", amount, "method", method));
      case ShipOrder(var carrier, var tracking) -> {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("carrier", carrier));
        if (tracking != null) {
          body.put("trackingNumber", tracking);
        }
        yield new HttpCall(order + "/shipment", body);
      }
      case ConfirmDelivery() -> new HttpCall(order + "/delivery", Map.of());
      case CancelOrder(var reason) ->
          new HttpCall(order + "/cancellation", Map.of("reason", reason));
      case ConfirmStock() -> throw new IllegalArgumentException("a process alone sends it");
    };
  }

  private static HttpCall of(String sku, InventoryCommand command) {
    String product = "/products/" + sku;
    return switch (command) {
      case RegisterProduct(var name) -> new HttpCall("/products", Map.of("sku", sku, "name", name));
      case ReceiveStock(var quantity) ->
          new HttpCall(product + "/receipts", Map.of("quantity", quantity));
      case ReserveStock(var orderId, var quantity) ->
          new HttpCall(product + "/reservations", Map.of("orderId", orderId, "quantity", quantity));
      case ReleaseStock(var orderId) ->
          new HttpCall(product + "/releases", Map.of("orderId", orderId));
      case DispatchStock(var orderId) ->
          new HttpCall(product + "/dispatches", Map.of("orderId", orderId));
      case CorrectStock(var onHand, var reason) ->
          new HttpCall(product + "/corrections", Map.of("onHand", onHand, "reason", reason));
    };
  }

  private static HttpCall of(String id, CartCommand command) {
    String cart = "/carts/" + id;
    return switch (command) {
      case AddProductToCart(var sku, var quantity, var price) ->
          new HttpCall(
              cart + "/items", Map.of("sku", sku, "quantity", quantity, "unitPrice", price));
      case ChangeQuantity(var sku, var quantity) ->
          new HttpCall(cart + "/quantities", Map.of("sku", sku, "quantity", quantity));
      case RemoveProductFromCart(var sku) -> new HttpCall(cart + "/removals", Map.of("sku", sku));
      case CheckOutCart(var customer, var currency, var fee, var orderId, var reference) -> {
        Map<String, Object> body =
            new LinkedHashMap<>(
                Map.of(
                    "customerId", customer,
                    "currency", currency,
                    "shippingFee", fee,
                    "orderId", orderId));
        if (reference != null) {
          body.put("reference", reference);
        }
        yield new HttpCall(cart + "/checkout", body);
      }
      case ExpireCart() -> throw new IllegalArgumentException("a deadline alone sends it");
    };
  }
}
