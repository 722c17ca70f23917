package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All streams of a run as one source knows them, each by its id. */
public record Books(
    SortedMap<String, CartEntry> carts,
    SortedMap<String, OrderEntry> orders,
    SortedMap<String, ProcessEntry> processes,
    SortedMap<String, StockEntry> products) {

  public Books {
    carts = copy(carts);
    orders = copy(orders);
    processes = copy(processes);
    products = copy(products);
  }

  private static <T> SortedMap<String, T> copy(Map<String, T> entries) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /** The pieces of each sku in the orders at such an end. */
  SortedMap<String, Long> pieces(Predicate<OrderEnd> end) {
    SortedMap<String, Long> pieces = new TreeMap<>();
    products.keySet().forEach(sku -> pieces.put(sku, 0L));
    orders.values().stream()
        .filter(order -> end.test(order.end()))
        .flatMap(order -> order.lines().entrySet().stream())
        .forEach(line -> pieces.merge(line.getKey(), line.getValue(), Long::sum));
    return pieces;
  }
}
