package io.jangbu.cli.demo.books;

import io.jangbu.cli.demo.shop.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** All that has to be so at the end of a run. */
public final class Checks {

  static final String VIEWS = "views";
  static final String LOG = "log";

  private Checks() {}

  /**
   * The checks of the views, those of the log, and whether both say the same.
   *
   * @param now until when nothing may be overdue
   */
  public static List<Check> of(Told told, Books views, LogAccount log, Instant now) {
    return Stream.of(
            List.of(people(told)),
            SourceChecks.of(VIEWS, told, views),
            stock(VIEWS, views, told.received(), views.pieces(OrderEnd::hasLeft)),
            SourceChecks.of(LOG, told, log.books()),
            stock(LOG, log.books(), log.received(), log.dispatched()),
            List.of(
                moves(told, log),
                deadlines(log.books(), now),
                rules(log),
                agreement(views, log.books())))
        .flatMap(List::stream)
        .toList();
  }

  private static Check people(Told told) {
    List<String> problems = new ArrayList<>(told.problems());
    told.visits().stream().map(Visit::problem).filter(Objects::nonNull).forEach(problems::add);
    return new Comparison()
        .all(problems)
        .check(
            "shoppers", "%d, each with an answer to each command".formatted(told.visits().size()));
  }

  private static List<Check> stock(
      String source, Books books, Map<String, Long> received, Map<String, Long> dispatched) {
    Comparison balance = new Comparison();
    Comparison held = new Comparison();
    Map<String, Long> holding = books.pieces(OrderEnd::holdsStock);
    books
        .products()
        .forEach((sku, stock) -> {
          long left = dispatched.getOrDefault(sku, 0L);
          balance.same(
              sku,
              "received",
              received.getOrDefault(sku, 0L),
              "on hand and dispatched",
              stock.onHand() + left);
          held.same(
              sku, "reserved", stock.reserved(), "open orders hold", holding.getOrDefault(sku, 0L));
          held.same(
              sku,
              "available",
              stock.available(),
              "on hand less reserved",
              stock.onHand() - stock.reserved());
        });
    long onHand = books.products().values().stream().mapToLong(Entry.StockEntry::onHand).sum();
    long reserved = books.products().values().stream().mapToLong(Entry.StockEntry::reserved).sum();
    return List.of(
        balance.check(
            source,
            "stock: %d received = %d on hand + %d dispatched, and so for each product"
                .formatted(sum(received), onHand, sum(dispatched))),
        held.check(
            source,
            "stock: %d reserved = what the open orders hold, and so for each product"
                .formatted(reserved)));
  }

  private static Check moves(Told told, LogAccount log) {
    Map<String, Long> shipped = log.books().pieces(OrderEnd::hasLeft);
    Comparison moves = new Comparison();
    log.books()
        .products()
        .keySet()
        .forEach(sku ->
            moves
                .same(
                    sku,
                    "the storekeeper has received",
                    told.received().get(sku),
                    "the log",
                    log.received().get(sku))
                .same(
                    sku,
                    "shipped orders have",
                    shipped.get(sku),
                    "dispatched",
                    log.dispatched().getOrDefault(sku, 0L)));
    return moves.check(
        LOG, "stock: what was received is what came in, what was dispatched is what was shipped");
  }

  private static Check deadlines(Books log, Instant now) {
    Comparison deadlines = new Comparison();
    log.processes()
        .forEach((orderId, process) ->
            deadlines.holds(
                process.paymentDue() == null || process.paymentDue().isAfter(now),
                "%s: unpaid, and it should have been cancelled at %s"
                    .formatted(orderId, process.paymentDue())));
    return deadlines.check(
        LOG,
        "deadlines: %d orders wait for their payment, none of them for too long"
            .formatted(
                log.processes().values().stream().filter(p -> p.paymentDue() != null).count()));
  }

  private static Check rules(LogAccount log) {
    return new Comparison()
        .all(log.flaws())
        .check(
            LOG,
            "%d events, each stream without gap or twin and as the rules allow"
                .formatted(log.events()));
  }

  private static Check agreement(Books views, Books log) {
    return new Comparison()
        .sameEach(VIEWS, views.carts(), LOG, log.carts())
        .sameEach(VIEWS, views.orders(), LOG, log.orders())
        .sameEach(VIEWS, views.processes(), LOG, log.processes())
        .sameEach(VIEWS, views.products(), LOG, log.products())
        .check(
            "both",
            "the same of all %d streams, at the same version"
                .formatted(
                    log.carts().size()
                        + log.orders().size()
                        + log.processes().size()
                        + log.products().size()));
  }

  private static long sum(Map<String, Long> pieces) {
    return pieces.values().stream().mapToLong(Long::longValue).sum();
  }
}
