package io.jangbu.shop.domain.inventory;

import static java.math.BigInteger.ZERO;

import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * What a warehouse clerk would keep of one product: what came and went and who waits for what, each
 * by itself and in numbers that do not overflow. The rules are those of the contract's table, told
 * once more.
 */
final class Books {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final Map<String, BigInteger> open = new HashMap<>();
  private boolean registered;
  private BigInteger received = ZERO;
  private BigInteger corrections = ZERO;
  private BigInteger dispatched = ZERO;

  BigInteger onHand() {
    return received.add(corrections).subtract(dispatched);
  }

  BigInteger reserved() {
    return open.values().stream().reduce(ZERO, BigInteger::add);
  }

  BigInteger available() {
    return onHand().subtract(reserved());
  }

  Map<String, BigInteger> open() {
    return open;
  }

  boolean registered() {
    return registered;
  }

  /** Enters the command, if it holds. Returns the event's name, the code, or "nothing". */
  String enter(InventoryCommand command) {
    if (registered == command instanceof RegisterProduct) {
      return registered ? "PRODUCT_EXISTS" : "PRODUCT_NOT_FOUND";
    }
    return switch (command) {
      case RegisterProduct _ -> {
        registered = true;
        yield "ProductRegistered";
      }
      case ReceiveStock(long quantity) -> receive(BigInteger.valueOf(quantity));
      case ReserveStock(var orderId, long quantity) ->
          reserve(orderId, BigInteger.valueOf(quantity));
      case ReleaseStock(var orderId) ->
          open.remove(orderId) == null ? "NOT_RESERVED" : "StockReleased";
      case DispatchStock(var orderId) -> dispatch(orderId);
      case CorrectStock(long counted, _) -> correct(BigInteger.valueOf(counted));
    };
  }

  private String receive(BigInteger quantity) {
    if (quantity.signum() < 1 || onHand().add(quantity).compareTo(MOST) > 0) {
      return "INVALID";
    }
    received = received.add(quantity);
    return "StockReceived";
  }

  private String reserve(String orderId, BigInteger quantity) {
    if (quantity.signum() < 1) {
      return "INVALID";
    }
    if (open.containsKey(orderId)) {
      return quantity.equals(open.get(orderId)) ? "nothing" : "ALREADY_RESERVED";
    }
    if (quantity.compareTo(available()) > 0) {
      return "INSUFFICIENT_STOCK";
    }
    open.put(orderId, quantity);
    return "StockReserved";
  }

  private String dispatch(String orderId) {
    BigInteger quantity = open.remove(orderId);
    if (quantity == null) {
      return "NOT_RESERVED";
    }
    dispatched = dispatched.add(quantity);
    return "StockDispatched";
  }

  private String correct(BigInteger counted) {
    if (counted.signum() < 0) {
      return "INVALID";
    }
    if (counted.compareTo(reserved()) < 0) {
      return "INSUFFICIENT_STOCK";
    }
    corrections = corrections.add(counted.subtract(onHand()));
    return "StockCorrected";
  }
}
