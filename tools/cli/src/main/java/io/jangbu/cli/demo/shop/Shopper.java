package io.jangbu.cli.demo.shop;

import io.jangbu.cli.demo.plan.CartStep;
import io.jangbu.cli.demo.plan.CartStep.Change;
import io.jangbu.cli.demo.plan.CartStep.Put;
import io.jangbu.cli.demo.plan.CartStep.Remove;
import io.jangbu.cli.demo.plan.Plan;
import io.jangbu.cli.demo.plan.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Goes through the shop as the plan says: fills the cart, checks out, and does with the order what
 * the shopper and the shop do.
 */
final class Shopper {

  /** What a cancelled order says of a shopper who wants it no more. */
  static final String CHANGED_MIND = "CHANGED_MIND";

  private static final Duration BETWEEN_PRODUCTS = Duration.ofMillis(150);
  private static final Duration BEFORE_PAYMENT = Duration.ofMillis(400);
  private static final Duration BEFORE_SHIPMENT = Duration.ofMillis(700);
  private static final Duration ON_THE_ROAD = Duration.ofMillis(900);

  private final RunId run;
  private final ShopServices services;
  private final StockWait stock;
  private final Pace pace;
  private final Runnable nobodyAnswers;

  /**
   * A shopper, who may make many visits at once.
   *
   * @param nobodyAnswers is run when a service is silent for too long: others will fare no better
   */
  Shopper(RunId run, ShopServices services, StockWait stock, Pace pace, Runnable nobodyAnswers) {
    this.run = run;
    this.services = services;
    this.stock = stock;
    this.pace = pace;
    this.nobodyAnswers = nobodyAnswers;
  }

  /** A whole visit. One that cannot go on says why. */
  Visit visit(Plan plan) throws InterruptedException {
    VisitNotes notes = new VisitNotes(run, plan);
    try {
      fill(notes);
      if (!plan.intent().checksOut()) {
        return notes.end(Outcome.ABANDONED, null);
      }
      checkOut(notes);
      return notes.end(order(notes), null);
    } catch (GivenUpException e) {
      if (e.isUnanswered()) {
        nobodyAnswers.run();
      }
      return notes.end(Outcome.GIVEN_UP, e.sentence());
    }
  }

  private void fill(VisitNotes notes) throws GivenUpException, InterruptedException {
    List<CartStep> steps = notes.plan().steps();
    for (int i = 0; i < steps.size(); i++) {
      CartStep step = steps.get(i);
      accepted(
          switch (step) {
            case Put(var product, var quantity) ->
                cart(
                    notes,
                    "items/" + i,
                    Map.of(
                        "sku",
                        product.sku(),
                        "quantity",
                        quantity,
                        "unitPrice",
                        product.unitPrice()));
            case Change(var product, var quantity) ->
                cart(notes, "quantities/" + i, Map.of("sku", product.sku(), "quantity", quantity));
            case Remove(var product) -> cart(notes, "removals/" + i, Map.of("sku", product.sku()));
          });
      notes.took(step);
      pace.think(BETWEEN_PRODUCTS, notes.plan().slowness());
    }
  }

  private void checkOut(VisitNotes notes) throws GivenUpException, InterruptedException {
    notes.checksOut();
    accepted(
        cart(
            notes,
            "checkout",
            Map.of(
                "customerId",
                notes.customer(),
                "currency",
                "EUR",
                "shippingFee",
                notes.plan().shippingFee(),
                "orderId",
                notes.orderId)));
    notes.checkedOut();
  }

  private Outcome order(VisitNotes notes) throws GivenUpException, InterruptedException {
    return switch (stock.of(notes.orderId)) {
      case OUT_OF_STOCK -> Outcome.OUT_OF_STOCK;
      case UNPAID -> Outcome.TOO_LATE;
      case RESERVED -> {
        pace.think(BEFORE_PAYMENT, notes.plan().slowness());
        yield switch (notes.plan().intent()) {
          case FORGETS_TO_PAY -> Outcome.FORGOT_TO_PAY;
          case CANCELS_UNPAID -> cancel(notes);
          case CANCELS_PAID -> pay(notes) ? cancel(notes) : Outcome.TOO_LATE;
          // There is no such stock: if there were, the sums would tell.
          case BUYS, WANTS_TOO_MUCH, ABANDONS -> pay(notes) ? receive(notes) : Outcome.TOO_LATE;
        };
      }
    };
  }

  private boolean pay(VisitNotes notes) throws GivenUpException, InterruptedException {
    Command payment =
        notes.command(
            "orders",
            notes.orderId,
            "payment",
            Map.of(
                "paymentId",
                notes.orderId,
                "amount",
                notes.total(),
                "method",
                notes.plan().method()));
    if (!inTime(payment)) {
      return false;
    }
    notes.paid(notes.total());
    return true;
  }

  private Outcome cancel(VisitNotes notes) throws GivenUpException, InterruptedException {
    Map<String, Object> reason = Map.of("reason", CHANGED_MIND);
    return inTime(notes.command("orders", notes.orderId, "cancellation", reason))
        ? Outcome.CANCELLED
        : Outcome.TOO_LATE;
  }

  /** The shop's part: it ships and delivers. */
  private Outcome receive(VisitNotes notes) throws GivenUpException, InterruptedException {
    Plan plan = notes.plan();
    pace.think(BEFORE_SHIPMENT, plan.slowness());
    Map<String, Object> shipment =
        Map.of("carrier", plan.carrier(), "trackingNumber", "T-" + plan.number());
    accepted(notes.command("orders", notes.orderId, "shipment", shipment));
    pace.think(ON_THE_ROAD, plan.slowness());
    accepted(notes.command("orders", notes.orderId, "delivery", Map.of()));
    return Outcome.DELIVERED;
  }

  private static Command cart(VisitNotes notes, String step, Map<String, Object> body) {
    return notes.command("carts", notes.cartId, step, body);
  }

  /** False if the order is cancelled by now, which its payment deadline does. */
  private boolean inTime(Command command) throws GivenUpException, InterruptedException {
    Answer answer = services.post(command);
    if (answer.code().equals("ALREADY_CANCELLED")) {
      return false;
    }
    return accepted(command, answer);
  }

  private void accepted(Command command) throws GivenUpException, InterruptedException {
    accepted(command, services.post(command));
  }

  private static boolean accepted(Command command, Answer answer) throws GivenUpException {
    if (!answer.isAccepted()) {
      throw GivenUpException.unexpected("POST " + command.path(), answer);
    }
    return true;
  }
}
