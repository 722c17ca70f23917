package io.jangbu.shop.domain.inventory;

import static io.jangbu.shop.domain.inventory.InventoryRejection.INSUFFICIENT_STOCK;
import static io.jangbu.shop.domain.inventory.InventoryRejection.INVALID;
import static io.jangbu.shop.domain.inventory.ProductFixtures.correct;
import static io.jangbu.shop.domain.inventory.ProductFixtures.dispatch;
import static io.jangbu.shop.domain.inventory.ProductFixtures.noProduct;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReserved;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReservedForBoth;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productWithAllThereCanBe;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productWithStock;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productWithoutStock;
import static io.jangbu.shop.domain.inventory.ProductFixtures.receive;
import static io.jangbu.shop.domain.inventory.ProductFixtures.register;
import static io.jangbu.shop.domain.inventory.ProductFixtures.release;
import static io.jangbu.shop.domain.inventory.ProductFixtures.reserve;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockCorrected;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockDispatched;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReleased;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.testkit.DeciderSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductBoundsTest {

  private static final long MOST = Long.MAX_VALUE;

  private final DeciderSpec<InventoryCommand, InventoryEvent, Product> spec =
      new DeciderSpec<>(new ProductDecider());

  @Test
  void registersAProductWithNothingOnHand() {
    spec.given(noProduct()).when(register()).then(new ProductRegistered("Blue mug"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void rejectsAQuantityBelowOne(long quantity) {
    spec.given(productWithStock()).when(receive(quantity)).thenRejected(INVALID);
    spec.given(productWithStock()).when(reserve(quantity)).thenRejected(INVALID);
  }

  @Test
  void receivesOnePieceAndAsManyAsALongHolds() {
    spec.given(productWithoutStock()).when(receive(1)).then(new StockReceived(1, 1, 0, 1));
    spec.given(productWithoutStock())
        .when(receive(MOST))
        .then(new StockReceived(MOST, MOST, 0, MOST));
    spec.given(productReserved())
        .when(receive(MOST - 10))
        .then(new StockReceived(MOST - 10, MOST, 3, MOST - 3));
  }

  @Test
  void rejectsAReceiptThatMakesTheStockOverflow() {
    spec.given(productWithStock()).when(receive(MOST - 9)).thenRejected(INVALID);
    spec.given(productWithStock()).when(receive(MOST)).thenRejected(INVALID);
    spec.given(productWithAllThereCanBe()).when(receive(1)).thenRejected(INVALID);
  }

  @Test
  void reservesAllThatIsAvailableAndNotOneMore() {
    spec.given(productWithStock()).when(reserve(10)).then(new StockReserved("o-1", 10, 10, 10, 0));
    spec.given(productWithStock()).when(reserve(11)).thenRejected(INSUFFICIENT_STOCK);
    spec.given(productWithStock()).when(reserve(MOST)).thenRejected(INSUFFICIENT_STOCK);
    spec.given(productWithAllThereCanBe())
        .when(reserve(MOST))
        .then(new StockReserved("o-1", MOST, MOST, MOST, 0));
  }

  @Test
  void doesNotReserveForOneOrderWhatIsSetAsideForAnother() {
    spec.given(productReservedForBoth())
        .when(new ReserveStock("o-3", 4))
        .thenRejected(INSUFFICIENT_STOCK);
    spec.given(productReservedForBoth())
        .when(new ReserveStock("o-3", 3))
        .then(new StockReserved("o-3", 3, 10, 10, 0));
  }

  @Test
  void appendsNothingWhenTheSameQuantityIsReservedAgain() {
    spec.given(productReserved()).when(reserve(3)).thenUnchanged();
  }

  @Test
  void releasesWhatIsSetAsideForTheOrderAndNothingElse() {
    spec.given(productReservedForBoth())
        .when(release())
        .then(new StockReleased("o-1", 3, 10, 4, 6));
    spec.given(productReservedForBoth())
        .when(new ReleaseStock("o-2"))
        .then(new StockReleased("o-2", 4, 10, 3, 7));
  }

  @Test
  void dispatchesWhatIsSetAsideForTheOrderAndNothingElse() {
    spec.given(productReservedForBoth())
        .when(dispatch())
        .then(new StockDispatched("o-1", 3, 7, 4, 3));
    spec.given(productReservedForBoth())
        .when(new DispatchStock("o-2"))
        .then(new StockDispatched("o-2", 4, 6, 3, 3));
  }

  @Test
  void correctsDownToExactlyWhatIsReserved() {
    spec.given(productReserved()).when(correct(3)).then(new StockCorrected("counted", 3, 3, 0));
    spec.given(productReserved()).when(correct(2)).thenRejected(INSUFFICIENT_STOCK);
  }

  @Test
  void correctsDownToNothingAndUpToAsManyAsALongHolds() {
    spec.given(productWithStock()).when(correct(0)).then(new StockCorrected("counted", 0, 0, 0));
    spec.given(productReserved())
        .when(correct(MOST))
        .then(new StockCorrected("counted", MOST, 3, MOST - 3));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void rejectsANegativeCount(long onHand) {
    spec.given(productWithStock()).when(correct(onHand)).thenRejected(INVALID);
  }

  @Test
  void recordsACountThatFoundWhatWasThoughtToBeThere() {
    spec.given(productReserved())
        .when(correct(10))
        .thenWithoutEffect(new StockCorrected("counted", 10, 3, 7));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "o 1", "o/1", "주문", "o-1\n"})
  void refusesAnOrderIdOutOfItsForm(String orderId) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ReserveStock(orderId, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReleaseStock(orderId));
    assertThatIllegalArgumentException().isThrownBy(() -> new DispatchStock(orderId));
  }
}
