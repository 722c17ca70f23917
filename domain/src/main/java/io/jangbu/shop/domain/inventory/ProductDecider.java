package io.jangbu.shop.domain.inventory;

import static io.jangbu.core.Decision.accept;
import static io.jangbu.core.Decision.acceptUnchanged;
import static io.jangbu.core.Decision.reject;
import static io.jangbu.core.TextBound.WORDING;
import static io.jangbu.shop.domain.inventory.InventoryRejection.ALREADY_RESERVED;
import static io.jangbu.shop.domain.inventory.InventoryRejection.INSUFFICIENT_STOCK;
import static io.jangbu.shop.domain.inventory.InventoryRejection.INVALID;
import static io.jangbu.shop.domain.inventory.InventoryRejection.NOT_RESERVED;
import static io.jangbu.shop.domain.inventory.InventoryRejection.PRODUCT_EXISTS;
import static io.jangbu.shop.domain.inventory.InventoryRejection.PRODUCT_NOT_FOUND;

import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.Entries;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.Stock.Level;
import io.jangbu.shop.domain.inventory.Stock.None;
import org.jspecify.annotations.Nullable;

/** The rules of the stock: never negative, never more reserved than there is. */
public final class ProductDecider implements Decider<InventoryCommand, InventoryEvent, Product> {

  private final StockFold stocks = new StockFold();

  private record On(InventoryCommand command, Stock stock) {}

  @Override
  public Product initialState() {
    return new Product(stocks.initialState(), Entries.none());
  }

  @Override
  public Decision<InventoryEvent> decide(InventoryCommand command, Product product) {
    return switch (new On(command, product.stock())) {
      case On(RegisterProduct(var name), None _) -> register(name);
      case On(_, None _) -> reject(PRODUCT_NOT_FOUND, "there is no such product");
      case On(RegisterProduct _, Level _) -> reject(PRODUCT_EXISTS, "the product exists already");

      case On(ReceiveStock(var quantity), Level level) -> receive(quantity, level);
      case On(ReserveStock reserve, Level level) ->
          reserve(reserve, held(reserve.orderId(), product, level), level);
      case On(ReleaseStock(var orderId), Level level) ->
          release(orderId, held(orderId, product, level), level);
      case On(DispatchStock(var orderId), Level level) ->
          dispatch(orderId, held(orderId, product, level), level);
      case On(CorrectStock correct, Level level) -> correct(correct, level);
    };
  }

  @Override
  public Product evolve(Product product, InventoryEvent event) {
    Stock stock = stocks.evolve(product.stock(), event);
    if (stock instanceof None) {
      return product;
    }
    Entries<Long> reservations = product.reservations();
    return new Product(
        stock,
        switch (event) {
          case StockReserved reserved -> reservations.with(reserved.orderId(), reserved.quantity());
          case StockReleased released -> reservations.without(released.orderId());
          case StockDispatched dispatched -> reservations.without(dispatched.orderId());
          case ProductRegistered _, StockReceived _, StockCorrected _ -> reservations;
        });
  }

  @Override
  public boolean expects(Product product, InventoryEvent event) {
    return stocks.expects(product.stock(), event);
  }

  /** What the order holds, null if nothing. */
  private static @Nullable Long held(String orderId, Product product, Level level) {
    Long held = product.reservations().get(orderId);
    // More than is reserved in all: the event that ended this reservation was erased.
    return held == null || held > level.reserved() ? null : held;
  }

  private static Decision<InventoryEvent> register(String name) {
    String fault = WORDING.fault("name", name);
    return fault == null ? accept(new ProductRegistered(name)) : reject(INVALID, fault);
  }

  private static Decision<InventoryEvent> receive(long quantity, Level level) {
    if (quantity < 1) {
      return tooFew();
    }
    if (quantity > Long.MAX_VALUE - level.onHand()) {
      return reject(INVALID, "the stock would be larger than a long can hold");
    }
    long onHand = level.onHand() + quantity;
    return accept(new StockReceived(quantity, onHand, level.reserved(), onHand - level.reserved()));
  }

  private static Decision<InventoryEvent> reserve(
      ReserveStock reserve, @Nullable Long held, Level level) {
    long quantity = reserve.quantity();
    if (quantity < 1) {
      return tooFew();
    }
    if (held != null) {
      return held == quantity
          ? acceptUnchanged()
          : reject(ALREADY_RESERVED, "the order holds a reservation of " + held);
    }
    if (quantity > level.available()) {
      return reject(INSUFFICIENT_STOCK, quantity + " asked for, " + level.available() + " left");
    }
    long reserved = level.reserved() + quantity;
    return accept(
        new StockReserved(
            reserve.orderId(), quantity, level.onHand(), reserved, level.onHand() - reserved));
  }

  private static Decision<InventoryEvent> release(
      String orderId, @Nullable Long held, Level level) {
    if (held == null) {
      return notReserved();
    }
    long reserved = level.reserved() - held;
    return accept(
        new StockReleased(orderId, held, level.onHand(), reserved, level.onHand() - reserved));
  }

  private static Decision<InventoryEvent> dispatch(
      String orderId, @Nullable Long held, Level level) {
    if (held == null) {
      return notReserved();
    }
    long onHand = level.onHand() - held;
    long reserved = level.reserved() - held;
    return accept(new StockDispatched(orderId, held, onHand, reserved, onHand - reserved));
  }

  private static Decision<InventoryEvent> correct(CorrectStock correct, Level level) {
    if (correct.onHand() < 0) {
      return reject(INVALID, "onHand is below 0");
    }
    String fault = WORDING.fault("reason", correct.reason());
    if (fault != null) {
      return reject(INVALID, fault);
    }
    if (correct.onHand() < level.reserved()) {
      return reject(
          INSUFFICIENT_STOCK, level.reserved() + " are reserved, more than " + correct.onHand());
    }
    return accept(
        new StockCorrected(
            correct.reason(),
            correct.onHand(),
            level.reserved(),
            correct.onHand() - level.reserved()));
  }

  private static Decision<InventoryEvent> tooFew() {
    return reject(INVALID, "quantity is below 1");
  }

  private static Decision<InventoryEvent> notReserved() {
    return reject(NOT_RESERVED, "the order holds no reservation");
  }
}
