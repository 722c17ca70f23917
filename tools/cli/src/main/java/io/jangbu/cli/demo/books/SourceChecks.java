package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.shop.Outcome;
import io.jangbu.cli.demo.shop.Visit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds what one source says against what the shoppers have seen. */
record SourceChecks(String source, Told told, Books books) {

  static List<Check> of(String source, Told told, Books books) {
    SourceChecks checks = new SourceChecks(source, told, books);
    return List.of(checks.carts(), checks.orders(), checks.payments(), checks.processes());
  }

  private Check carts() {
    Comparison carts = new Comparison();
    for (Visit visit : certain()) {
      CartEnd end = visit.outcome() == Outcome.ABANDONED ? CartEnd.OPEN : CartEnd.CHECKED_OUT;
      carts.same(
          visit.cartId(),
          "the shopper left it",
          new CartEntry(visit.cartVersion(), end, visit.orderId()),
          source,
          books.carts().get(visit.cartId()));
    }
    noOthers(carts, books.carts(), visit -> visit.cartId());
    long checkedOut =
        books.carts().values().stream().filter(cart -> cart.end() == CartEnd.CHECKED_OUT).count();
    return carts.check(
        source,
        "carts: %d = %d abandoned + %d checked out, each command done once"
            .formatted(books.carts().size(), books.carts().size() - checkedOut, checkedOut));
  }

  private Check orders() {
    Comparison orders = new Comparison();
    for (Visit visit : certain()) {
      String orderId = visit.orderId();
      if (orderId == null) {
        continue;
      }
      OrderEntry order = books.orders().get(orderId);
      if (order == null) {
        orders.holds(false, "%s: %s nothing".formatted(orderId, source));
        continue;
      }
      orders
          .same(orderId, "the cart had", visit.lines(), source, order.lines())
          .same(orderId, "the shopper reckoned", visit.total(), source, order.total())
          .holds(
              ends(visit.outcome()).contains(order.end()),
              "%s: the shopper saw %s, %s %s"
                  .formatted(orderId, visit.outcome(), source, order.end()));
    }
    noOthers(orders, books.orders(), visit -> String.valueOf(visit.orderId()));
    return orders.check(
        source,
        "orders: %d = %s, as their shoppers saw"
            .formatted(books.orders().size(), parts(books.orders(), each -> each.end().text())));
  }

  private Check payments() {
    Comparison payments = new Comparison();
    for (Visit visit : certain()) {
      String orderId = visit.orderId();
      OrderEntry order = orderId == null ? null : books.orders().get(orderId);
      if (orderId != null && order != null) {
        payments.same(orderId, "paid", visit.paid(), source, order.paid());
      }
    }
    List<Long> amounts =
        books.orders().values().stream().map(OrderEntry::paid).filter(paid -> paid > 0).toList();
    return payments.check(
        source,
        "payments: %d, %s in all, as was paid"
            .formatted(
                amounts.size(), Euros.of(amounts.stream().mapToLong(Long::longValue).sum())));
  }

  private Check processes() {
    Comparison processes = new Comparison();
    books
        .orders()
        .forEach((orderId, order) -> {
          ProcessEntry process = books.processes().get(orderId);
          processes.holds(
              order.end() != OrderEnd.STOCK_PENDING, orderId + ": still waits for its stock");
          processes.same(
              orderId,
              "its process should be",
              order.end().process(),
              source,
              process == null ? null : process.end());
          if (process != null && process.end() == ProcessEnd.RUNNING) {
            processes.same(
                orderId, "its process should be", order.end().step(), source, process.step());
          }
        });
    books.processes().keySet().stream()
        .filter(id -> !books.orders().containsKey(id))
        .forEach(id -> processes.holds(false, id + ": a process without an order"));
    return processes.check(
        source,
        "processes: %d = %s, each as its order is, none parked"
            .formatted(
                books.processes().size(), parts(books.processes(), each -> each.end().name())));
  }

  private List<Visit> certain() {
    return told.visits().stream().filter(Visit::isCertain).toList();
  }

  private void noOthers(Comparison comparison, Map<String, ?> found, Function<Visit, String> id) {
    Set<String> known = told.visits().stream().map(id).collect(Collectors.toSet());
    found.keySet().stream()
        .filter(each -> !known.contains(each))
        .forEach(each -> comparison.holds(false, each + ": nobody knows of it, but " + source));
  }

  /** Where the order may stand that a shopper has left so. */
  private static Set<OrderEnd> ends(Outcome outcome) {
    return switch (outcome) {
      case ABANDONED -> EnumSet.noneOf(OrderEnd.class);
      case OUT_OF_STOCK -> EnumSet.of(OrderEnd.OUT_OF_STOCK);
      case FORGOT_TO_PAY -> EnumSet.of(OrderEnd.WAITING_FOR_PAYMENT, OrderEnd.UNPAID);
      case TOO_LATE -> EnumSet.of(OrderEnd.UNPAID);
      case CANCELLED -> EnumSet.of(OrderEnd.CHANGED_MIND);
      case DELIVERED -> EnumSet.of(OrderEnd.DELIVERED);
      case GIVEN_UP -> EnumSet.allOf(OrderEnd.class);
    };
  }

  /** Such as {@code 71 delivered + 9 waiting for payment}. */
  private static <T> String parts(Map<String, T> entries, Function<T, String> name) {
    Map<String, Long> counts =
        entries.values().stream()
            .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(" + "));
  }
}
