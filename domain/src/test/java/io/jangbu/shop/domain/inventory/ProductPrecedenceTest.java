package io.jangbu.shop.domain.inventory;

import static io.jangbu.shop.domain.inventory.InventoryRejection.ALREADY_RESERVED;
import static io.jangbu.shop.domain.inventory.InventoryRejection.INVALID;
import static io.jangbu.shop.domain.inventory.InventoryRejection.PRODUCT_NOT_FOUND;
import static io.jangbu.shop.domain.inventory.ProductFixtures.correct;
import static io.jangbu.shop.domain.inventory.ProductFixtures.noProduct;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReserved;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReservedForAnother;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productSoldOut;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productWithoutStock;
import static io.jangbu.shop.domain.inventory.ProductFixtures.receive;
import static io.jangbu.shop.domain.inventory.ProductFixtures.reserve;

import io.jangbu.testkit.DeciderSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where several rules are broken, the first in the contract's table answers. */
class ProductPrecedenceTest {

  private final DeciderSpec<InventoryCommand, InventoryEvent, Product> spec =
      new DeciderSpec<>(new ProductDecider());

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void missesTheProductBeforeItMindsTheQuantity(long quantity) {
    spec.given(noProduct()).when(receive(quantity)).thenRejected(PRODUCT_NOT_FOUND);
    spec.given(noProduct()).when(reserve(quantity)).thenRejected(PRODUCT_NOT_FOUND);
    spec.given(noProduct()).when(correct(quantity)).thenRejected(PRODUCT_NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void mindsTheQuantityBeforeItKnowsTheReservation(long quantity) {
    spec.given(productReserved()).when(reserve(quantity)).thenRejected(INVALID);
    spec.given(productSoldOut()).when(reserve(quantity)).thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0})
  void mindsTheQuantityBeforeItMissesTheStock(long quantity) {
    spec.given(productWithoutStock()).when(reserve(quantity)).thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 11, Long.MAX_VALUE})
  void knowsTheReservationBeforeItMissesTheStock(long quantity) {
    spec.given(productReserved()).when(reserve(quantity)).thenRejected(ALREADY_RESERVED);
    spec.given(productSoldOut()).when(reserve(quantity)).thenRejected(ALREADY_RESERVED);
  }

  @Test
  void knowsTheReservationOfTheSameQuantityEvenWhereNothingIsLeft() {
    spec.given(productSoldOut()).when(reserve(3)).thenUnchanged();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1})
  void callsANegativeCountInvalidAndNotTooLittle(long onHand) {
    spec.given(productReservedForAnother()).when(correct(onHand)).thenRejected(INVALID);
  }
}
