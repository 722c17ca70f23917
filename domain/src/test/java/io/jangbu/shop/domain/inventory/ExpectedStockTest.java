package io.jangbu.shop.domain.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an audit of the log must find: figures that do not follow from those before. */
class ExpectedStockTest {

  private static final Stock BEFORE = new Stock.Level("Tea", 10, 4);

  private final StockFold fold = new StockFold();

  static InventoryEvent[] unexpected() {
    return new InventoryEvent[] {
      new ProductRegistered("Tea again"),
      new StockReceived(5, 16, 4, 12),
      new StockReceived(5, 15, 5, 10),
      new StockReceived(5, 15, 4, 12),
      new StockReserved("o-1", 2, 10, 7, 3),
      new StockReserved("o-1", 7, 10, 11, -1),
      new StockReleased("o-1", 2, 10, 6, 4),
      new StockReleased("o-1", 5, 10, -1, 11),
      new StockDispatched("o-1", 2, 10, 2, 8),
      new StockCorrected("counted", 20, 5, 15),
    };
  }

  @ParameterizedTest
  @MethodSource("unexpected")
  void doesNotExpectFiguresThatDoNotFollow(InventoryEvent event) {
    assertThat(fold.expects(BEFORE, event)).isFalse();
  }

  @Test
  void expectsNothingOfAProductThatIsNotRegistered() {
    assertThat(fold.expects(fold.initialState(), new StockReceived(5, 5, 0, 5))).isFalse();
    assertThat(fold.expects(fold.initialState(), new ProductRegistered("Tea"))).isTrue();
  }

  @Test
  void expectsWhatFollows() {
    assertThat(fold.expects(BEFORE, new StockReceived(5, 15, 4, 11))).isTrue();
    assertThat(fold.expects(BEFORE, new StockReserved("o-1", 2, 10, 6, 4))).isTrue();
    assertThat(fold.expects(BEFORE, new StockReleased("o-1", 4, 10, 0, 10))).isTrue();
    assertThat(fold.expects(BEFORE, new StockDispatched("o-1", 4, 6, 0, 6))).isTrue();
    assertThat(fold.expects(BEFORE, new StockCorrected("counted", 4, 4, 0))).isTrue();
  }
}
