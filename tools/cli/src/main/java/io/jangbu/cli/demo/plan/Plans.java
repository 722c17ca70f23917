package io.jangbu.cli.demo.plan;

import io.jangbu.cli.demo.plan.CartStep.Change;
import io.jangbu.cli.demo.plan.CartStep.Put;
import io.jangbu.cli.demo.plan.CartStep.Remove;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The plans of all shoppers. One seed and number give one plan, whatever else happens. */
public record Plans(Catalogue catalogue, long seed) {

  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** More than ever comes in. */
  static final long TOO_MUCH = 1_000_000;

  private static final int MOST_PRODUCTS = 3;
  private static final int MOST_PIECES = 3;
  private static final int IN_A_HUNDRED = 100;
  private static final int CHANGE_THEIR_MIND = 30;
  private static final int TAKE_SOMETHING_OUT = 15;
  private static final List<Long> FEES = List.of(0L, 390L, 690L);
  private static final List<String> METHODS = List.of("card", "transfer", "wallet");
  private static final List<String> CARRIERS = List.of("dhl", "post", "hanjin");

  /**
   * The plan of one shopper.
   *
   * @param number from 0
   */
  public Plan of(int number) {
    SplittableRandom random = new SplittableRandom(seed ^ (number + 1) * SPREAD);
    Intent intent = Intent.at(random.nextDouble());
    return new Plan(
        number,
        steps(intent, random),
        intent,
        one(FEES, random),
        one(METHODS, random),
        one(CARRIERS, random),
        0.5 + 1.5 * random.nextDouble());
  }

  private List<CartStep> steps(Intent intent, SplittableRandom random) {
    List<CartStep> steps = new ArrayList<>();
    int products = 1 + random.nextInt(MOST_PRODUCTS);
    for (int i = 0; i < products; i++) {
      Product product = catalogue.at(random.nextDouble());
      if (!Basket.of(steps).pieces().containsKey(product)) {
        steps.add(new Put(product, 1 + random.nextInt(MOST_PIECES)));
      }
    }
    if (random.nextInt(IN_A_HUNDRED) < CHANGE_THEIR_MIND) {
      Product product = inCart(steps, random);
      long before = Basket.of(steps).pieces().getOrDefault(product, 0L);
      steps.add(new Change(product, before == 1 ? 2 : before - 1));
    }
    if (Basket.of(steps).pieces().size() > 1 && random.nextInt(IN_A_HUNDRED) < TAKE_SOMETHING_OUT) {
      steps.add(new Remove(inCart(steps, random)));
    }
    if (intent == Intent.WANTS_TOO_MUCH) {
      steps.add(new Change(inCart(steps, random), TOO_MUCH));
    }
    return steps;
  }

  private static Product inCart(List<CartStep> steps, SplittableRandom random) {
    return one(List.copyOf(Basket.of(steps).pieces().keySet()), random);
  }

  private static <T> T one(List<T> of, SplittableRandom random) {
    return of.get(random.nextInt(of.size()));
  }
}
