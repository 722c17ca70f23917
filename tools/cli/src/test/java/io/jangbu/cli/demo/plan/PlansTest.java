package io.jangbu.cli.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.demo.plan.CartStep.Change;
import io.jangbu.cli.demo.plan.CartStep.Put;
import io.jangbu.cli.demo.plan.CartStep.Remove;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlansTest {

  private static final int MANY = 10_000;

  private final Catalogue catalogue = Catalogue.of(new RunId("demo-1-abc"), 5);

  @Test
  void areTheSameForTheSameSeedInWhateverOrderTheyAreDrawn() {
    List<Plan> forwards = plans(17, 200);
    Plans again = new Plans(catalogue, 17);

    for (int number = 199; number >= 0; number--) {
      assertThat(again.of(number)).isEqualTo(forwards.get(number));
    }
  }

  @Test
  void areOthersForAnotherSeed() {
    assertThat(plans(17, 200)).isNotEqualTo(plans(18, 200));
  }

  @Test
  void changeAndRemoveOnlyWhatIsInTheCartAndLeaveSomethingInIt() {
    for (Plan plan : plans(1, MANY)) {
      Basket basket = Basket.EMPTY;
      for (CartStep step : plan.steps()) {
        Map<Product, Long> before = basket.pieces();
        switch (step) {
          case Put(var product, var quantity) -> {
            assertThat(before).doesNotContainKey(product);
            assertThat(quantity).isPositive();
          }
          // The same quantity once more would be accepted without an event.
          case Change(var product, var quantity) -> {
            assertThat(before).containsKey(product).doesNotContainEntry(product, quantity);
            assertThat(quantity).isPositive();
          }
          case Remove(var product) -> assertThat(before).containsKey(product);
        }
        basket = basket.after(step);
      }
      assertThat(basket.pieces()).isNotEmpty();
    }
  }

  @Test
  void haveEachIntentAsOftenAsItsShareSays() {
    Map<Intent, Integer> counts = new EnumMap<>(Intent.class);
    plans(3, MANY).forEach(plan -> counts.merge(plan.intent(), 1, Integer::sum));

    assertThat(counts.get(Intent.ABANDONS)).isBetween(1_800, 2_200);
    assertThat(counts.get(Intent.BUYS)).isBetween(5_400, 6_000);
    assertThat(counts).containsOnlyKeys(Intent.values());
    assertThat(counts.values()).allMatch(count -> count > 350);
  }

  @Test
  void askForMoreThanThereIsWhereThatIsTheIntent() {
    for (Plan plan : plans(3, MANY)) {
      assertThat(plan.basket().pieces().containsValue(Plans.TOO_MUCH))
          .isEqualTo(plan.intent() == Intent.WANTS_TOO_MUCH);
    }
  }

  @Test
  void reckonTheTotalWithTheLatestQuantities() {
    Product ink = catalogue.products().get(0);
    Product paper = catalogue.products().get(1);
    Basket basket =
        Basket.of(
            List.of(new Put(ink, 3), new Put(paper, 1), new Change(ink, 2), new Remove(paper)));

    assertThat(basket.bySku()).containsExactly(Map.entry("demo-1-abc-ink", 2L));
    assertThat(basket.total(390)).isEqualTo(2 * ink.unitPrice() + 390);
  }

  private List<Plan> plans(long seed, int count) {
    Plans plans = new Plans(catalogue, seed);
    return IntStream.range(0, count).mapToObj(plans::of).toList();
  }
}
