package io.jangbu.cli.demo.plan;

/** What a shopper does to the cart. Quantities are pieces, at least 1. */
public sealed interface CartStep {

  /** Puts pieces in, of a product that is not in it. */
  record Put(Product product, long quantity) implements CartStep {}

  /** Wants more or fewer of what is in it. */
  record Change(Product product, long quantity) implements CartStep {}

  /** Takes out what is in it. */
  record Remove(Product product) implements CartStep {}
}
