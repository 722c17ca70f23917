package io.jangbu.shop.domain.inventory;

import static io.jangbu.shop.domain.inventory.InventoryRejection.NOT_RESERVED;
import static io.jangbu.shop.domain.inventory.ProductFixtures.dispatch;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReserved;
import static io.jangbu.shop.domain.inventory.ProductFixtures.productReservedForBoth;
import static io.jangbu.shop.domain.inventory.ProductFixtures.registered;
import static io.jangbu.shop.domain.inventory.ProductFixtures.release;
import static io.jangbu.shop.domain.inventory.ProductFixtures.reserve;
import static io.jangbu.shop.domain.inventory.ProductFixtures.tenReceived;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision.Accepted;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockChanged;
import io.jangbu.shop.domain.inventory.InventoryEvent.StockReserved;
import io.jangbu.testkit.DeciderSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An event may be erased from the log; what is left of the stream must still make sense. */
class ErasedProductEventsTest {

  private final ProductDecider decider = new ProductDecider();
  private final DeciderSpec<InventoryCommand, InventoryEvent, Product> spec =
      new DeciderSpec<>(decider);

  @Test
  void knowsNoProductWhoseRegistrationIsGone() {
    List<InventoryEvent> events = productReservedForBoth();

    assertThat(spec.given(events.subList(1, events.size())).state())
        .isEqualTo(decider.initialState());
  }

  @Test
  void leavesAProductAsItIsThatIsRegisteredOnceMore() {
    List<InventoryEvent> twice = new ArrayList<>(productReserved());
    twice.add(registered());

    assertThat(spec.given(twice).state()).isEqualTo(spec.given(productReserved()).state());
  }

  @Test
  void holdsNoReservationThatIsMoreThanWhatIsReserved() {
    // It was released or dispatched, and that event is gone: a later one says that none is left.
    List<InventoryEvent> released =
        List.of(registered(), tenReceived(), new StockReserved("o-1", 3, 10, 3, 7), tenReceived());

    spec.given(released).when(release()).thenRejected(NOT_RESERVED);
    spec.given(released).when(dispatch()).thenRejected(NOT_RESERVED);
    spec.given(released).when(reserve(5)).then(new StockReserved("o-1", 5, 10, 5, 5));
  }

  @Test
  void neverSaysThatThereIsLessThanNothingWhateverWasErased() {
    long first = Long.getLong("seed", 20261121);
    for (long seed = first; seed < first + 2_000; seed++) {
      Random random = new Random(seed);
      List<InventoryEvent> history = new ArrayList<>();
      for (int generation = 0; generation < 3; generation++) {
        history.removeIf(_ -> random.nextInt(8) == 0);
        goOn(history, new RandomProductCommands(random), "seed " + seed);
      }
    }
  }

  private void goOn(List<InventoryEvent> history, RandomProductCommands commands, String seed) {
    Product product = spec.given(history).state();
    for (int i = 0; i < 40; i++) {
      if (decider.decide(commands.next(), product)
          instanceof Accepted<InventoryEvent>(var events)) {
        for (InventoryEvent event : events) {
          history.add(event);
          product = decider.evolve(product, event);
          if (event instanceof StockChanged after) {
            assertThat(List.of(after.onHand(), after.reserved(), after.available()))
                .as("%s: %s", seed, event)
                .allMatch(pieces -> pieces >= 0);
          }
        }
      }
    }
  }
}
