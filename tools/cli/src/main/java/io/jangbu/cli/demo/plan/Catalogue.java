package io.jangbu.cli.demo.plan;

import java.util.List;
import java.util.stream.IntStream;

/** What a run sells; at least one product, the most popular first. */
public record Catalogue(List<Product> products) {

  private static final List<String> NAMES =
      List.of("ink", "paper", "brush", "ledger", "inkstone", "quill", "seal", "wax");
  private static final long CHEAPEST = 250;
  private static final long STEP = 135;

  public Catalogue {
    products = List.copyOf(products);
  }

  /**
   * The products of a run, under its own ids.
   *
   * @param count at least 1
   */
  public static Catalogue of(RunId run, int count) {
    return new Catalogue(
        IntStream.range(0, count)
            .mapToObj(i -> {
              String name = i < NAMES.size() ? NAMES.get(i) : "product-" + (i + 1);
              return new Product(run.sku(name), name, CHEAPEST + STEP * i);
            })
            .toList());
  }

  /**
   * One of them. The first ones are asked for most.
   *
   * @param chance 0 to below 1
   */
  Product at(double chance) {
    return products.get((int) (products.size() * chance * chance));
  }
}
