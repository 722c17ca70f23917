package io.jangbu.cli.demo.plan;

import io.jangbu.cli.demo.plan.CartStep.Change;
import io.jangbu.cli.demo.plan.CartStep.Put;
import io.jangbu.cli.demo.plan.CartStep.Remove;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is in a cart, as its shopper reckons.
 *
 * @param pieces of each product, at least 1, in the order in which the products came
 */
public record Basket(Map<Product, Long> pieces) {

  public static final Basket EMPTY = new Basket(Map.of());

  /** What is in it after these steps. */
  public static Basket of(List<CartStep> steps) {
    Basket basket = EMPTY;
    for (CartStep step : steps) {
      basket = basket.after(step);
    }
    return basket;
  }

  Basket after(CartStep step) {
    Map<Product, Long> next = new LinkedHashMap<>(pieces);
    switch (step) {
      case Put(var product, var quantity) -> next.put(product, quantity);
      case Change(var product, var quantity) -> next.put(product, quantity);
      case Remove(var product) -> next.remove(product);
    }
    return new Basket(next);
  }

  /** What it costs with that fee, in cents. */
  public long total(long shippingFee) {
    long total = shippingFee;
    for (Map.Entry<Product, Long> line : pieces.entrySet()) {
      total += line.getKey().unitPrice() * line.getValue();
    }
    return total;
  }

  /** The pieces of each sku. */
  public Map<String, Long> bySku() {
    Map<String, Long> skus = new LinkedHashMap<>();
    pieces.forEach((product, quantity) -> skus.put(product.sku(), quantity));
    return skus;
  }
}
