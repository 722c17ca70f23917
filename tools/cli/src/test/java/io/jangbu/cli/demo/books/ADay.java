package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import io.jangbu.cli.demo.shop.Outcome;
import io.jangbu.cli.demo.shop.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A day whose sums agree, to be distorted: four shoppers, of whom one abandons the cart, one gets
 * two pieces, one forgets to pay three, and one wants more than there is.
 */
final class ADay {

  static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  final List<Visit> visits = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
  final List<String> flaws = new ArrayList<>();
  final SortedMap<String, Long> told = new TreeMap<>(Map.of("ink", 60L));
  final SortedMap<String, Long> received = new TreeMap<>(Map.of("ink", 60L));
  final SortedMap<String, Long> dispatched = new TreeMap<>(Map.of("ink", 2L));
  final Ledgers views = new Ledgers();
  final Ledgers log = new Ledgers();

  /** The books of one source. */
  static final class Ledgers {
    final SortedMap<String, CartEntry> carts = new TreeMap<>();
    final SortedMap<String, OrderEntry> orders = new TreeMap<>();
    final SortedMap<String, ProcessEntry> processes = new TreeMap<>();
    final SortedMap<String, StockEntry> products = new TreeMap<>();

    Ledgers() {
      carts.put("c0", new CartEntry(1, CartEnd.OPEN, null));
      checkedOut(1, new OrderEntry(5, OrderEnd.DELIVERED, Map.of("ink", 2L), 500, 500), null);
      checkedOut(
          2,
          new OrderEntry(2, OrderEnd.WAITING_FOR_PAYMENT, Map.of("ink", 3L), 750, 0),
          NOON.plusSeconds(60));
      checkedOut(3, new OrderEntry(2, OrderEnd.OUT_OF_STOCK, Map.of("ink", 99L), 900, 0), null);
      products.put("ink", new StockEntry(6, 58, 3, 55));
    }

    private void checkedOut(int number, OrderEntry order, @Nullable Instant due) {
      carts.put("c" + number, new CartEntry(2, CartEnd.CHECKED_OUT, "o" + number));
      orders.put("o" + number, order);
      String step = due == null ? order.end().process().name() : "AWAITING_PAYMENT";
      processes.put("o" + number, new ProcessEntry(7, order.end().process(), step, due));
    }

    Books books() {
      return new Books(carts, orders, processes, products);
    }
  }

  ADay() {
    visits.add(new Visit(0, "c0", 1, null, Map.of("ink", 1L), 250, 0, Outcome.ABANDONED, null));
    visits.add(visit(1, 2, 500, 500, Outcome.DELIVERED));
    visits.add(visit(2, 3, 750, 0, Outcome.FORGOT_TO_PAY));
    visits.add(visit(3, 99, 900, 0, Outcome.OUT_OF_STOCK));
  }

  static Visit visit(int number, long pieces, long total, long paid, Outcome outcome) {
    return new Visit(
        number, "c" + number, 2, "o" + number, Map.of("ink", pieces), total, paid, outcome, null);
  }

  List<Check> checks() {
    return Checks.of(
        new Told(visits, told, problems),
        views.books(),
        new LogAccount(log.books(), received, dispatched, flaws, 42),
        NOON);
  }
}
