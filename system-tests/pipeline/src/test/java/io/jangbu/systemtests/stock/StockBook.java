package io.jangbu.systemtests.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One product's books, kept apart from the decider: what came in, what left, and each reservation
 * that is open. Levels are sums of these and nothing else.
 */
final class StockBook {

  private boolean registered;
  private long received;
  private long corrections;
  private long dispatched;
  private final Map<String, Long> open = new HashMap<>();

  /** The code by which the contract refuses the command now, null if it holds. */
  @Nullable String refusal(InventoryCommand command) {
    return switch (command) {
      case RegisterProduct _ -> registered ? "PRODUCT_EXISTS" : null;
      case InventoryCommand _ when !registered -> "PRODUCT_NOT_FOUND";
      case ReceiveStock(var quantity) -> quantity < 1 ? "INVALID" : null;
      case ReserveStock(var order, var quantity) -> {
        if (quantity < 1) {
          yield "INVALID";
        }
        if (open.containsKey(order)) {
          yield open.get(order) == quantity ? null : "ALREADY_RESERVED";
        }
        yield quantity > onHand() - reserved() ? "INSUFFICIENT_STOCK" : null;
      }
      case ReleaseStock(var order) -> open.containsKey(order) ? null : "NOT_RESERVED";
      case DispatchStock(var order) -> open.containsKey(order) ? null : "NOT_RESERVED";
      case CorrectStock(var counted, _) -> {
        if (counted < 0) {
          yield "INVALID";
        }
        yield counted < reserved() ? "INSUFFICIENT_STOCK" : null;
      }
    };
  }

  /** Whether what the command asks for is so already. */
  boolean isSo(InventoryCommand command) {
    return command instanceof ReserveStock(var order, var quantity)
        && open.getOrDefault(order, 0L) == quantity;
  }

  /** Enters a command that holds; the event that must be recorded of it. */
  InventoryEvent enter(InventoryCommand command) {
    return switch (command) {
      case RegisterProduct(var name) -> {
        registered = true;
        yield new ProductRegistered(name);
      }
      case ReceiveStock(var quantity) -> {
        received += quantity;
        yield new StockReceived(quantity, onHand(), reserved(), onHand() - reserved());
      }
      case ReserveStock(var order, var quantity) -> {
        open.put(order, quantity);
        yield new StockReserved(order, quantity, onHand(), reserved(), onHand() - reserved());
      }
      case ReleaseStock(var order) -> {
        long quantity = taken(order);
        yield new StockReleased(order, quantity, onHand(), reserved(), onHand() - reserved());
      }
      case DispatchStock(var order) -> {
        long quantity = taken(order);
        dispatched += quantity;
        yield new StockDispatched(order, quantity, onHand(), reserved(), onHand() - reserved());
      }
      case CorrectStock(var counted, var reason) -> {
        corrections += counted - onHand();
        yield new StockCorrected(reason, onHand(), reserved(), onHand() - reserved());
      }
    };
  }

  /** What an event says of the levels is what the sums say. */
  void assertBalances(InventoryEvent event) {
    if (event instanceof StockChanged level) {
      assertThat(level.onHand() + dispatched).as("books").isEqualTo(received + corrections);
      assertThat(level.reserved()).as("open reservations").isEqualTo(reserved());
      assertThat(level.available()).isEqualTo(level.onHand() - level.reserved());
      assertThat(level.onHand()).as("on hand").isNotNegative();
      assertThat(level.reserved()).as("reserved").isNotNegative();
      assertThat(level.available()).as("oversold").isNotNegative();
    }
  }

  private long onHand() {
    return received + corrections - dispatched;
  }

  private long reserved() {
    return open.values().stream().mapToLong(Long::longValue).sum();
  }

  private long taken(String order) {
    Long quantity = open.remove(order);
    assertThat(quantity).as("reservation of " + order).isNotNull();
    return quantity == null ? 0 : quantity;
  }
}
