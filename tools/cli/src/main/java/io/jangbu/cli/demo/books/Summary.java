package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a run ends with: its figures as the log has them, and the checks. */
public final class Summary {

  /** Of the disagreements of one check; the others are counted. */
  private static final int MOST_PRINTED = 5;

  private static final int MOST_PRODUCTS = 20;

  private final PrintWriter out;

  public Summary(PrintWriter out) {
    this.out = out;
  }

  /** Prints all of it. */
  public void print(Settlement settlement) {
    Books books = settlement.log().books();
    carts(books);
    orders(books);
    processes(books);
    products(settlement.log());
    waiting(settlement);
    settlement.checks().forEach(this::check);
    verdict(settlement.checks());
    out.flush();
  }

  private void carts(Books books) {
    row("Carts", books.carts().size());
    for (CartEnd end : CartEnd.values()) {
      String name = end == CartEnd.OPEN ? "abandoned" : end.name().toLowerCase(Locale.ROOT);
      part(name.replace('_', ' '), books.carts().values().stream(), cart -> cart.end() == end);
    }
    out.println();
  }

  private void orders(Books books) {
    row("Orders", books.orders().size());
    for (OrderEnd end : OrderEnd.values()) {
      part(end.text(), books.orders().values().stream(), order -> order.end() == end);
    }
    out.println();
    List<OrderEntry> paid =
        books.orders().values().stream().filter(order -> order.paid() > 0).toList();
    row("Payments", paid.size());
    out.println(
        "  " + Euros.of(paid.stream().mapToLong(OrderEntry::paid).sum()) + ", cancelled ones too");
    out.println();
  }

  private void processes(Books books) {
    row("Processes", books.processes().size());
    Arrays.stream(ProcessEnd.values())
        .forEach(end ->
            part(end.name(), books.processes().values().stream(), each -> each.end() == end));
    out.println();
  }

  private void products(LogAccount log) {
    String form = "%-34s %9s %9s %9s %9s%n";
    out.printf(Locale.ROOT, form, "Stock", "received", "on hand", "reserved", "dispatched");
    log.books().products().entrySet().stream()
        .limit(MOST_PRODUCTS)
        .forEach(product -> {
          StockEntry stock = product.getValue();
          out.printf(
              Locale.ROOT,
              form,
              "  " + product.getKey(),
              log.received().getOrDefault(product.getKey(), 0L),
              stock.onHand(),
              stock.reserved(),
              log.dispatched().getOrDefault(product.getKey(), 0L));
        });
    int more = log.books().products().size() - MOST_PRODUCTS;
    if (more > 0) {
      out.println("  and " + more + " more");
    }
    out.println();
  }

  private void waiting(Settlement settlement) {
    var due = settlement.paymentsDue();
    if (!due.isEmpty()) {
      out.printf(
          "%d orders wait for their payment: the first until %s, the last until %s. Unpaid by"
              + " then, each is cancelled as UNPAID, and its stock is released.%n%n",
          due.size(), due.getFirst(), due.getLast());
    }
  }

  private void check(Check check) {
    out.printf("%-5s %-8s %s%n", check.isWell() ? "ok" : "WRONG", check.source(), check.says());
    check.disagreements().stream()
        .limit(MOST_PRINTED)
        .forEach(sentence -> out.println("        " + sentence));
    int more = check.disagreements().size() - MOST_PRINTED;
    if (more > 0) {
      out.println("        and " + more + " more");
    }
  }

  private void verdict(List<Check> checks) {
    long wrong = checks.stream().filter(check -> !check.isWell()).count();
    out.println(
        wrong == 0
            ? "All %d checks agree.".formatted(checks.size())
            : "%d of %d checks do not agree.".formatted(wrong, checks.size()));
  }

  private <T> void part(String name, Stream<T> entries, Predicate<T> which) {
    long count = entries.filter(which).count();
    if (count > 0) {
      row("  " + name, count);
    }
  }

  private void row(String label, long count) {
    out.printf(Locale.ROOT, "%-34s %9d%n", label, count);
  }
}
