package io.jangbu.shop.schemas.inventory;

import static java.util.Objects.requireNonNull;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.Entries;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.inventory.InventoryCommand;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.InventoryRejection;
import io.jangbu.shop.domain.inventory.Product;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.schemas.records.Sample;
import io.jangbu.shop.schemas.records.Samples;
import java.time.Instant;
import java.util.stream.Stream;

final class InventorySamples extends Samples<InventoryCommand, InventoryEvent, Stock> {

  private static final String SKU = "mug-blue";
  private static final String ORDER_ID = "e481f51cbdc54678b7cc49136f2d6af7";

  private final ProductSnapshots products = new ProductSnapshots();

  InventorySamples() {
    super(new InventoryCodec(), new StockSnapshots(), SKU);
  }

  @Override
  protected Stream<Sample<CommandEnvelope<InventoryCommand>>> commands() {
    return Stream.of(
        command("RegisterProduct", new RegisterProduct("파란 머그잔")),
        command("ReceiveStock", new ReceiveStock(500)),
        command("ReserveStock", new ReserveStock(ORDER_ID, 2)),
        command("ReleaseStock", new ReleaseStock(ORDER_ID)),
        command("DispatchStock", new DispatchStock(ORDER_ID)),
        command("CorrectStock", new CorrectStock(498, "재고 조사")),
        commandWithoutOptions("CorrectStockWithoutOptions", "m", new CorrectStock(-1, "")));
  }

  @Override
  protected Stream<Sample<EventEnvelope<InventoryEvent>>> events() {
    return Stream.of(
        event(1, "ProductRegistered", new ProductRegistered("파란 머그잔")),
        event(2, "StockReceived", new StockReceived(500, Long.MAX_VALUE, 2, Long.MAX_VALUE - 2)),
        event(3, "StockReserved", new StockReserved(ORDER_ID, 2, 500, 2, 498)),
        event(4, "StockReleased", new StockReleased(ORDER_ID, 2, 500, 0, 500)),
        event(5, "StockDispatched", new StockDispatched(ORDER_ID, 2, 498, 0, 498)),
        event(9_999_999_999L, "StockCorrected", new StockCorrected("재고 조사", 3, 3, 0)));
  }

  @Override
  protected Stream<Sample<CommandResult>> results() {
    return Stream.of(
        accepted("CommandAccepted", SKU + "/0000000003"),
        accepted("CommandAcceptedWithoutEvents"),
        rejected(
            "CommandRejected", InventoryRejection.PRODUCT_NOT_FOUND, "there is no such product"));
  }

  @Override
  protected Stream<Sample<?>> states() {
    return Stream.of(
        snapshot("SnapshotErased", new Stock.None()),
        snapshot("SnapshotRegistered", new Stock.Level("파란 머그잔", 0, 0)),
        snapshot("SnapshotReserved", new Stock.Level("파란 머그잔", 500, 2)),
        new Sample<>("Reservation", 2L, this::reservation, this::quantity));
  }

  private byte[] reservation(long quantity) {
    Product product = new Product(new Stock.None(), Entries.<Long>none().with(ORDER_ID, quantity));
    return requireNonNull(products.changedEntries(product).get(ORDER_ID)).orElseThrow();
  }

  private long quantity(byte[] reservation) {
    Snapshot<Stock> head =
        new Snapshot<>(new Stock.Level("", 2, 2), 3, Instant.EPOCH, Instant.EPOCH);
    Snapshot<Product> product =
        products.decode(new StockSnapshots().encode(head), _ -> reservation);
    return requireNonNull(product.state().reservations().get(ORDER_ID));
  }
}
