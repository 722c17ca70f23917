package io.jangbu.cli.demo.plan;

import java.util.List;

/**
 * What a shopper means to do.
 *
 * @param number of the shopper in the run, from 0
 * @param steps which the cart takes one after the other; something is in it at the end
 * @param shippingFee in cents
 * @param slowness how long the shopper takes to think, as a factor around 1
 */
public record Plan(
    int number,
    List<CartStep> steps,
    Intent intent,
    long shippingFee,
    String method,
    String carrier,
    double slowness) {

  public Plan {
    steps = List.copyOf(steps);
  }

  /** What is in the cart in the end. */
  public Basket basket() {
    return Basket.of(steps);
  }
}
