package io.jangbu.shop.domain.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision;
import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.shop.domain.RandomSequences;
import io.jangbu.shop.domain.RandomSequences.Walk;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.shop.domain.inventory.Stock.Level;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The decider against books that are kept in another way. */
class ProductSequencesTest {

  private static final Set<String> ANSWERS =
      Set.of(
          "nothing",
          "ProductRegistered",
          "StockReceived",
          "StockReserved",
          "StockReleased",
          "StockDispatched",
          "StockCorrected");

  private final Set<String> answers = new HashSet<>();

  @Test
  void neverOversellsAndAlwaysAgreesWithTheBooks() {
    var sequences = new RandomSequences<>(new ProductDecider(), 2_000, 100);

    assertThat(sequences.walk(ProductWalk::new))
        .as("every rejection")
        .containsExactlyInAnyOrder(InventoryRejection.values());
    assertThat(answers).as("every event").containsAll(ANSWERS);
  }

  private final class ProductWalk implements Walk<InventoryCommand, InventoryEvent, Product> {

    private final RandomProductCommands commands;
    private final Books books = new Books();
    private final StockFold fold = new StockFold();
    private Stock stock = fold.initialState();

    ProductWalk(Random random) {
      commands = new RandomProductCommands(random);
    }

    @Override
    public InventoryCommand next() {
      return commands.next();
    }

    @Override
    public void check(
        InventoryCommand command,
        Product before,
        Decision<InventoryEvent> decision,
        Product after) {
      String answer = answer(decision);
      assertThat(answer).as("%s in %s", command, before).isEqualTo(books.enter(command));
      answers.add(answer);
      if (decision instanceof Accepted<InventoryEvent>(var events)) {
        for (InventoryEvent event : events) {
          assertSaysWhatIsSoAfterIt(event, after.stock());
          stock = fold.evolve(stock, event);
        }
      }
      assertThat(after.stock()).as("folded for the views").isEqualTo(stock);
      if (after.stock() instanceof Level level) {
        assertAgrees(level, after);
      } else {
        assertThat(books.registered()).isFalse();
      }
    }

    private void assertAgrees(Level level, Product after) {
      assertThat(level.onHand()).isNotNegative();
      assertThat(level.reserved()).isNotNegative();
      assertThat(level.available()).isNotNegative();
      assertThat(BigInteger.valueOf(level.onHand())).isEqualTo(books.onHand());
      assertThat(BigInteger.valueOf(level.reserved())).isEqualTo(books.reserved());
      assertThat(BigInteger.valueOf(level.available())).isEqualTo(books.available());
      assertThat(open(after)).isEqualTo(books.open());
    }
  }

  private static String answer(Decision<InventoryEvent> decision) {
    return switch (decision) {
      case Rejected<InventoryEvent>(var code, _) -> code.name();
      case Accepted<InventoryEvent>(var events) when events.isEmpty() -> "nothing";
      case Accepted<InventoryEvent>(var events) -> {
        assertThat(events).hasSize(1);
        yield events.getFirst().getClass().getSimpleName();
      }
    };
  }

  private static void assertSaysWhatIsSoAfterIt(InventoryEvent event, Stock stock) {
    if (event instanceof StockChanged said) {
      assertThat(stock)
          .isInstanceOfSatisfying(
              Level.class,
              level -> {
                assertThat(said.onHand()).isEqualTo(level.onHand());
                assertThat(said.reserved()).isEqualTo(level.reserved());
                assertThat(said.available()).isEqualTo(level.available());
              });
    }
  }

  private static Map<String, BigInteger> open(Product product) {
    Map<String, BigInteger> open = new HashMap<>();
    product
        .reservations()
        .changes()
        .forEach((orderId, quantity) ->
            quantity.ifPresent(pieces -> open.put(orderId, BigInteger.valueOf(pieces))));
    return open;
  }
}
