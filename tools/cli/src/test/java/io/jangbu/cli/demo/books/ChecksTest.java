package io.jangbu.cli.demo.books;

import static io.jangbu.cli.demo.books.ADay.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.demo.books.Entry.CartEntry;
import io.jangbu.cli.demo.books.Entry.OrderEntry;
import io.jangbu.cli.demo.books.Entry.ProcessEntry;
import io.jangbu.cli.demo.books.Entry.StockEntry;
import io.jangbu.cli.demo.shop.Outcome;
import io.jangbu.cli.demo.shop.Visit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A day whose sums agree is well; each distortion of it is found where it is. */
class ChecksTest {

  private final ADay day = new ADay();

  @Test
  void agreeOnADayWhoseSumsAgree() {
    assertThat(day.checks()).allMatch(Check::isWell).hasSize(17);
  }

  @Test
  void findAShopperWithoutAnAnswer() {
    day.visits.set(
        2,
        new Visit(
            2, "c2", 2, "o2", Map.of("ink", 3L), 750, 0, Outcome.GIVEN_UP, "POST: no answer."));

    assertWrong("shoppers", "POST: no answer.");
  }

  @Test
  void findACommandThatWasDoneTwice() {
    day.views.carts.put("c1", new CartEntry(3, CartEnd.CHECKED_OUT, "o1"));

    assertWrong("views carts", "c1: the shopper left it");
    assertWrong("both", "c1: views");
  }

  @Test
  void findACartThatIsNotThere() {
    day.log.carts.remove("c0");

    assertWrong("log carts", "c0: the shopper left it");
  }

  @Test
  void findAnOrderThatNobodyKnowsOf() {
    day.log.orders.put("o9", new OrderEntry(1, OrderEnd.DELIVERED, Map.of(), 1, 1));

    assertWrong("log orders", "o9: nobody knows of it, but log");
  }

  @Test
  void findAnOrderThatEndedOtherwise() {
    day.views.orders.put("o1", new OrderEntry(5, OrderEnd.SHIPPED, Map.of("ink", 2L), 500, 500));

    assertWrong("views orders", "o1: the shopper saw DELIVERED, views SHIPPED");
    assertWrong("both", "o1: views");
  }

  @Test
  void findAnOrderWithOtherLines() {
    day.log.orders.put("o1", new OrderEntry(5, OrderEnd.DELIVERED, Map.of("ink", 1L), 500, 500));

    assertWrong("log orders", "o1: the cart had {ink=2}, log {ink=1}");
    assertWrong("log stock: what was received", "ink: shipped orders have 1, dispatched 2");
  }

  @Test
  void findAnotherAmountThanWasPaid() {
    day.log.orders.put("o1", new OrderEntry(5, OrderEnd.DELIVERED, Map.of("ink", 2L), 500, 499));

    assertWrong("log payments", "o1: paid 500, log 499");
  }

  @Test
  void findAProcessThatStillRuns() {
    day.views.processes.put("o1", new ProcessEntry(7, ProcessEnd.RUNNING, "DISPATCHING", null));

    assertWrong("views processes", "o1: its process should be COMPLETED, views RUNNING");
  }

  @Test
  void findAParkedProcess() {
    day.log.processes.put("o3", new ProcessEntry(7, ProcessEnd.PARKED, "RELEASING", null));

    assertWrong("log processes", "o3: its process should be COMPENSATED, log PARKED");
  }

  @Test
  void findAProcessThatRunsForAnotherReasonThanThePayment() {
    day.log.processes.put("o2", new ProcessEntry(7, ProcessEnd.RUNNING, "CONFIRMING", null));

    assertWrong("log processes", "o2: its process should be AWAITING_PAYMENT, log CONFIRMING");
  }

  @Test
  void findAnOrderWhoseStockIsNeverConfirmed() {
    day.log.orders.put("o2", new OrderEntry(1, OrderEnd.STOCK_PENDING, Map.of("ink", 3L), 750, 0));

    assertWrong("log processes", "o2: still waits for its stock");
    assertWrong("log orders", "o2: the shopper saw FORGOT_TO_PAY, log STOCK_PENDING");
  }

  @Test
  void findAPieceThatIsLost() {
    day.views.products.put("ink", new StockEntry(6, 57, 3, 54));

    assertWrong("views stock: 60 received", "ink: received 60, on hand and dispatched 59");
    assertWrong("both", "ink: views");
  }

  @Test
  void findAPieceThatCameInTwice() {
    day.received.put("ink", 120L);
    day.log.products.put("ink", new StockEntry(6, 118, 3, 115));

    assertWrong(
        "log stock: what was received", "ink: the storekeeper has received 60, the log 120");
  }

  @Test
  void findAReservationThatNoOrderHolds() {
    day.log.products.put("ink", new StockEntry(6, 58, 5, 53));

    assertWrong("log stock: 5 reserved", "ink: reserved 5, open orders hold 3");
  }

  @Test
  void findAnOrderThatWaitsForItsPaymentForTooLong() {
    Instant before = NOON.minusSeconds(1);
    ProcessEntry late = new ProcessEntry(7, ProcessEnd.RUNNING, "AWAITING_PAYMENT", before);
    day.log.processes.put("o2", late);
    day.views.processes.put("o2", late);

    assertWrong("log deadlines", "o2: unpaid, and it should have been cancelled at " + before);
  }

  @Test
  void findAStreamThatIsNotAsTheRulesMakeIt() {
    day.flaws.add("o1/0000000003 comes after version 1");

    assertWrong("log 42 events", "o1/0000000003 comes after version 1");
  }

  @Test
  void letAForgottenOrderBeCancelled() {
    for (ADay.Ledgers ledgers : List.of(day.views, day.log)) {
      ledgers.orders.put("o2", new OrderEntry(3, OrderEnd.UNPAID, Map.of("ink", 3L), 750, 0));
      ledgers.processes.put("o2", new ProcessEntry(9, ProcessEnd.COMPENSATED, "X", null));
      ledgers.products.put("ink", new StockEntry(7, 58, 0, 58));
    }

    assertThat(day.checks()).allMatch(Check::isWell);
  }

  @Test
  void arePrintedWithWhatDisagrees() {
    day.log.products.put("ink", new StockEntry(6, 58, 5, 53));

    StringWriter out = new StringWriter();
    Told told = new Told(day.visits, day.told, day.problems);
    LogAccount log = new LogAccount(day.log.books(), day.received, day.dispatched, day.flaws, 42);
    new Summary(new PrintWriter(out, true))
        .print(new Settlement(told, day.views.books(), log, day.checks()));

    assertThat(out.toString())
        .containsPattern("WRONG log +stock: 5 reserved")
        .contains("        ink: reserved 5, open orders hold 3\n")
        .contains("2 of 17 checks do not agree.")
        .contains("1 orders wait for their payment: the first until 2026-11-27T12:01:00Z");
  }

  private void assertWrong(String check, String disagreement) {
    assertThat(day.checks())
        .filteredOn(each -> !each.isWell())
        .as("what does not agree")
        .anySatisfy(each -> {
          assertThat(each.source() + " " + each.says()).startsWith(check);
          assertThat(each.disagreements()).anyMatch(said -> said.startsWith(disagreement));
        });
  }
}
