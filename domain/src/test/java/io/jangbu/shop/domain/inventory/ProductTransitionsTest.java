package io.jangbu.shop.domain.inventory;

import static io.jangbu.shop.domain.inventory.ProductFixtures.correct;
import static io.jangbu.shop.domain.inventory.ProductFixtures.dispatch;
import static io.jangbu.shop.domain.inventory.ProductFixtures.receive;
import static io.jangbu.shop.domain.inventory.ProductFixtures.register;
import static io.jangbu.shop.domain.inventory.ProductFixtures.release;
import static io.jangbu.shop.domain.inventory.ProductFixtures.reserve;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.shop.domain.TransitionTable;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.testkit.DeciderSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command in every state, against the public contract's "Inventory". An event is told with
 * what is on hand, reserved and available after it.
 */
class ProductTransitionsTest {

  private static final String TABLE =
      """
      | state                | register          | receive 5              | reserve 3             | reserve 2             | release               | dispatch              | correct to 9           | correct to 2           |
      | none                 | ProductRegistered | PRODUCT_NOT_FOUND      | PRODUCT_NOT_FOUND     | PRODUCT_NOT_FOUND     | PRODUCT_NOT_FOUND     | PRODUCT_NOT_FOUND     | PRODUCT_NOT_FOUND      | PRODUCT_NOT_FOUND      |
      | without stock        | PRODUCT_EXISTS    | StockReceived 5 0 5    | INSUFFICIENT_STOCK    | INSUFFICIENT_STOCK    | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 0 9   | StockCorrected 2 0 2   |
      | with stock           | PRODUCT_EXISTS    | StockReceived 15 0 15  | StockReserved 10 3 7  | StockReserved 10 2 8  | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 0 9   | StockCorrected 2 0 2   |
      | reserved             | PRODUCT_EXISTS    | StockReceived 15 3 12  | nothing               | ALREADY_RESERVED      | StockReleased 10 0 10 | StockDispatched 7 0 7 | StockCorrected 9 3 6   | INSUFFICIENT_STOCK     |
      | reserved for another | PRODUCT_EXISTS    | StockReceived 15 4 11  | StockReserved 10 7 3  | StockReserved 10 6 4  | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 4 5   | INSUFFICIENT_STOCK     |
      | reserved for both    | PRODUCT_EXISTS    | StockReceived 15 7 8   | nothing               | ALREADY_RESERVED      | StockReleased 10 4 6  | StockDispatched 7 4 3 | StockCorrected 9 7 2   | INSUFFICIENT_STOCK     |
      | nearly sold out      | PRODUCT_EXISTS    | StockReceived 15 8 7   | INSUFFICIENT_STOCK    | StockReserved 10 10 0 | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 8 1   | INSUFFICIENT_STOCK     |
      | sold out             | PRODUCT_EXISTS    | StockReceived 15 10 5  | nothing               | ALREADY_RESERVED      | StockReleased 10 7 3  | StockDispatched 7 7 0 | INSUFFICIENT_STOCK     | INSUFFICIENT_STOCK     |
      | released             | PRODUCT_EXISTS    | StockReceived 15 0 15  | StockReserved 10 3 7  | StockReserved 10 2 8  | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 0 9   | StockCorrected 2 0 2   |
      | dispatched           | PRODUCT_EXISTS    | StockReceived 12 0 12  | StockReserved 7 3 4   | StockReserved 7 2 5   | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 0 9   | StockCorrected 2 0 2   |
      | corrected            | PRODUCT_EXISTS    | StockReceived 7 0 7    | INSUFFICIENT_STOCK    | StockReserved 2 2 0   | NOT_RESERVED          | NOT_RESERVED          | StockCorrected 9 0 9   | StockCorrected 2 0 2   |
      """;

  private static final Map<String, List<InventoryEvent>> STATES =
      Map.ofEntries(
          Map.entry("none", ProductFixtures.noProduct()),
          Map.entry("without stock", ProductFixtures.productWithoutStock()),
          Map.entry("with stock", ProductFixtures.productWithStock()),
          Map.entry("reserved", ProductFixtures.productReserved()),
          Map.entry("reserved for another", ProductFixtures.productReservedForAnother()),
          Map.entry("reserved for both", ProductFixtures.productReservedForBoth()),
          Map.entry("nearly sold out", ProductFixtures.productNearlySoldOut()),
          Map.entry("sold out", ProductFixtures.productSoldOut()),
          Map.entry("released", ProductFixtures.productReleased()),
          Map.entry("dispatched", ProductFixtures.productDispatched()),
          Map.entry("corrected", ProductFixtures.productCorrected()));

  private static final List<InventoryCommand> COMMANDS =
      List.of(
          register(),
          receive(5),
          reserve(3),
          reserve(2),
          release(),
          dispatch(),
          correct(9),
          correct(2));

  private final DeciderSpec<InventoryCommand, InventoryEvent, Product> spec =
      new DeciderSpec<>(new ProductDecider());

  @ParameterizedTest(name = "{0}: {2} -> {3}")
  @MethodSource("cells")
  void answersEveryCommandInEveryState(
      String state, List<InventoryEvent> history, InventoryCommand command, String answer) {
    assertThat(told(spec.given(history).when(command).decision())).isEqualTo(answer);
  }

  static Stream<Arguments> cells() {
    return new TransitionTable<>(TABLE, STATES, COMMANDS).cells();
  }

  private static String told(Decision<InventoryEvent> decision) {
    return switch (decision) {
      case Rejected<InventoryEvent>(var code, _) -> code.name();
      case Accepted<InventoryEvent>(var events) when events.isEmpty() -> "nothing";
      case Accepted<InventoryEvent>(var events) ->
          events.stream().map(ProductTransitionsTest::told).collect(Collectors.joining(", "));
    };
  }

  private static String told(InventoryEvent event) {
    String type = event.getClass().getSimpleName();
    return event instanceof StockChanged after
        ? "%s %d %d %d".formatted(type, after.onHand(), after.reserved(), after.available())
        : type;
  }
}
