package io.jangbu.command.engine;

import static io.jangbu.command.engine.FulfilledShop.INVENTORY;
import static io.jangbu.command.engine.FulfilledShop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReceiveStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders of more lines than a snapshot of their process has in it, through the engine. */
class LongFulfilmentTest {

  private static final List<Line> LINES =
      IntStream.range(0, 40).mapToObj(i -> new Line("sku-" + i, 1, 1_00)).toList();

  @TempDir private Path state;
  private FulfilledShop shop;

  @BeforeEach
  void open() {
    shop = new FulfilledShop(state);
    for (Line line : LINES) {
      shop.send(INVENTORY, line.sku(), new RegisterProduct("Mug"));
      shop.send(INVENTORY, line.sku(), new ReceiveStock(1));
    }
    shop.create("o-1", LINES.toArray(Line[]::new));
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void dispatchesEachLine() {
    shop.send(ORDERS, "o-1", new ProcessPayment("p-1", 1_000_00, "card"));
    shop.send(ORDERS, "o-1", new ShipOrder("dhl", null));
    shop.send(ORDERS, "o-1", new ConfirmDelivery());

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPLETED);
    assertThat(LINES)
        .allSatisfy(line -> assertThat(shop.stock(line.sku())).isEqualTo("0 on hand, 0 reserved"));
  }

  @Test
  void releasesEachLine() {
    shop.send(ORDERS, "o-1", new CancelOrder("changed my mind"));

    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(LINES)
        .allSatisfy(line -> assertThat(shop.stock(line.sku())).isEqualTo("1 on hand, 0 reserved"));
  }

  @Test
  void cancelsWhereOneLineIsOutOfStock() {
    shop.create("o-2", LINES.toArray(Line[]::new));

    assertThat(shop.process("o-2").stage()).isEqualTo(Stage.COMPENSATED);
    assertThat(shop.process("o-2").reason()).isEqualTo("OUT_OF_STOCK");
    assertThat(shop.process("o-1").stage()).isEqualTo(Stage.AWAITING_PAYMENT);
  }
}
