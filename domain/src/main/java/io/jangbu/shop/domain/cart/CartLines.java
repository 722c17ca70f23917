package io.jangbu.shop.domain.cart;

import io.jangbu.shop.domain.order.Line;
import java.util.ArrayList;
import java.util.List;

/** The lines of a cart, of which each has another product. */
final class CartLines {

  private CartLines() {}

  /** How many pieces of the product there are, 0 if none. */
  static long quantity(List<Line> lines, String sku) {
    return lines.stream()
        .filter(line -> line.sku().equals(sku))
        .mapToLong(Line::quantity)
        .findFirst()
        .orElse(0);
  }

  /** With that line in the place of the product's own, or at the end. */
  static List<Line> with(List<Line> lines, Line line) {
    List<Line> after = new ArrayList<>(lines);
    for (int i = 0; i < after.size(); i++) {
      if (after.get(i).sku().equals(line.sku())) {
        after.set(i, line);
        return after;
      }
    }
    after.add(line);
    return after;
  }

  /** With so many pieces of the product, at the same price; as they are if there are none. */
  static List<Line> withQuantity(List<Line> lines, String sku, long quantity) {
    return lines.stream()
        .map(line -> line.sku().equals(sku) ? new Line(sku, quantity, line.unitPrice()) : line)
        .toList();
  }

  /** Without the product. */
  static List<Line> without(List<Line> lines, String sku) {
    return lines.stream().filter(line -> !line.sku().equals(sku)).toList();
  }
}
