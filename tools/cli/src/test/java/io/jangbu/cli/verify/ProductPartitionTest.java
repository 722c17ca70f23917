package io.jangbu.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.inventory.InventoryEvent;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.shop.domain.inventory.Stock;
import io.jangbu.shop.schemas.inventory.InventoryLog;
import org.junit.jupiter.api.Test;

/** The same check with the rules of products. */
class ProductPartitionTest {

  private final CheckedPartition<InventoryEvent, Stock> log =
      new CheckedPartition<>(new InventoryLog());

  @Test
  void findsNothingInStreamsThatTheRulesMake() {
    log.event("ink", 1, new ProductRegistered("Ink"));
    log.event("ink", 2, new StockReceived(5, 5, 0, 5));
    log.event("ink", 3, new StockReserved("o-1", 2, 5, 2, 3));
    log.event("ink", 4, new StockDispatched("o-1", 2, 3, 0, 3));

    assertThat(log.findings()).isEmpty();
    assertThat(log.figures.allEvents()).isEqualTo(4);
  }

  @Test
  void findsStockThatDoesNotAddUp() {
    log.event("ink", 1, new ProductRegistered("Ink"));
    log.event("ink", 2, new StockReceived(5, 6, 0, 6));
    log.event("ink", 3, new StockReceived(1, 7, 0, 7));

    assertThat(log.findings())
        .containsExactly("1 ink/0000000002: StockReceived does not follow from the state Level");
  }

  @Test
  void findsAProductThatIsRegisteredTwice() {
    log.event("ink", 1, new ProductRegistered("Ink"));
    log.event("ink", 2, new ProductRegistered("Ink"));

    assertThat(log.findings())
        .containsExactly(
            "1 ink/0000000002: ProductRegistered does not follow from the state Level");
  }
}
