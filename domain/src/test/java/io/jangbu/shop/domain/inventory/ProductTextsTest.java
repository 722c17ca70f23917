package io.jangbu.shop.domain.inventory;

import static io.jangbu.shop.domain.inventory.InventoryRejection.INVALID;
import static io.jangbu.shop.domain.inventory.InventoryRejection.PRODUCT_EXISTS;
import static io.jangbu.shop.domain.inventory.InventoryRejection.PRODUCT_NOT_FOUND;
import static io.jangbu.shop.domain.inventory.ProductFixtures.noProduct;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReserved;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productWithStock;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.shop.domain.inventory.InventoryCommand.CorrectStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.RegisterProduct;
import io.jangbu.shop.domain.inventory.InventoryEvent.ProductRegistered;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReceived;
import io.jangbu.testkit.DeciderSpec;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's bounds of what a product's commands say. */
class ProductTextsTest {

  private static final int MOST = 200;

  private final DeciderSpec<InventoryCommand, InventoryEvent, Product> spec =
      new DeciderSpec<>(new ProductDecider());

  static Stream<Arguments> fields() {
    return Stream.of(
        field("name", noProduct(), RegisterProduct::new),
        field("reason", productWithStock(), text -> new CorrectStock(7, text)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void takesOneToTheMostCodePoints(
      String field, List<InventoryEvent> history, Function<String, InventoryCommand> with) {
    for (String text : List.of("a", "컵".repeat(MOST), "📦".repeat(MOST))) {
      assertThat(spec.given(history).when(with.apply(text)).decision())
          .as(field)
          .isInstanceOf(Accepted.class);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fields")
  void rejectsWhatIsEmptyTooLongOrHasANulAndNamesFieldAndBound(
      String field, List<InventoryEvent> history, Function<String, InventoryCommand> with) {
    for (String text : List.of("", "a".repeat(MOST + 1), "📦".repeat(MOST) + "a", "a\0b")) {
      assertThat(spec.given(history).when(with.apply(text)).decision())
          .isEqualTo(
              new Rejected<InventoryEvent>(
                  INVALID, field + " has 1 to 200 characters, none of them NUL"));
    }
  }

  @Test
  void asksForTheTextAtItsPlaceInTheTable() {
    spec.given(productWithStock()).when(new RegisterProduct("")).thenRejected(PRODUCT_EXISTS);
    spec.given(noProduct()).when(new CorrectStock(1, "")).thenRejected(PRODUCT_NOT_FOUND);
    // INSUFFICIENT_STOCK would be the answer to a good reason.
    spec.given(productReserved()).when(new CorrectStock(1, "")).thenRejected(INVALID);
  }

  @Test
  void foldsAndGoesOnWithWhatAnOlderReleaseTook() {
    spec.given(List.of(new ProductRegistered("x".repeat(1 << 20))))
        .when(ProductFixtures.receive(1))
        .then(new StockReceived(1, 1, 0, 1));
  }

  private static Arguments field(
      String name, List<InventoryEvent> history, Function<String, InventoryCommand> with) {
    return Arguments.of(name, history, with);
  }
}
