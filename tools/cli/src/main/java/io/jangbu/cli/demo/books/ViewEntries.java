package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a view shows, as an entry of the books. */
final class ViewEntries {

  private ViewEntries() {}

  static CartEntry cart(JsonNode cart) {
    return new CartEntry(
        version(cart),
        CartEnd.valueOf(cart.path("status").asString("")),
        cart.has("orderId") ? cart.path("orderId").asString() : null);
  }

  static OrderEntry order(JsonNode order) {
    Map<String, Long> lines = new HashMap<>();
    for (JsonNode line : order.path("lines")) {
      lines.merge(line.path("sku").asString(""), line.path("quantity").asLong(), Long::sum);
    }
    return new OrderEntry(
        version(order),
        end(order),
        lines,
        order.path("total").asLong(),
        order.path("payment").path("amount").asLong(0));
  }

  private static OrderEnd end(JsonNode order) {
    String status = order.path("status").asString("");
    return switch (status) {
      case "CREATED" ->
          order.path("stock").asString("").equals("RESERVED")
              ? OrderEnd.WAITING_FOR_PAYMENT
              : OrderEnd.STOCK_PENDING;
      case "CANCELLED" -> OrderEnd.cancelled(order.path("cancellationReason").asString(""));
      default -> OrderEnd.valueOf(status);
    };
  }

  static ProcessEntry process(JsonNode process) {
    Instant due = null;
    for (JsonNode deadline : process.path("deadlines")) {
      if (deadline.path("name").asString("").equals("payment")) {
        due = Instant.parse(deadline.path("dueAt").asString(""));
      }
    }
    return new ProcessEntry(
        version(process),
        ProcessEnd.valueOf(process.path("status").asString("")),
        process.path("step").asString(""),
        due);
  }

  static StockEntry product(JsonNode product) {
    return new StockEntry(
        version(product),
        product.path("onHand").asLong(),
        product.path("reserved").asLong(),
        product.path("available").asLong());
  }

  private static long version(JsonNode stream) {
    return stream.path("version").asLong();
  }
}
