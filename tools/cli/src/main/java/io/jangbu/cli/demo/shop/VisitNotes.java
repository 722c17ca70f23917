package io.jangbu.cli.demo.shop;

import io.jangbu.cli.demo.plan.Basket;
import io.jangbu.cli.demo.plan.CartStep;
import io.jangbu.cli.demo.plan.Plan;
import io.jangbu.cli.demo.plan.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What has been accepted so far, of one visit. */
final class VisitNotes {

  final String cartId;
  final String orderId;
  private final RunId run;
  private final Plan plan;
  private final List<CartStep> accepted = new ArrayList<>();
  private long cartVersion;
  private boolean checkedOut;
  private long paid;

  VisitNotes(RunId run, Plan plan) {
    this.run = run;
    this.plan = plan;
    cartId = run.cart(plan.number());
    orderId = run.order(plan.number());
  }

  Plan plan() {
    return plan;
  }

  String customer() {
    return run.shopper(plan.number());
  }

  /** A command of this visit; a stream takes each step once. */
  Command command(String context, String streamId, String step, Map<String, Object> body) {
    String route = step.replaceAll("/.*", "");
    UUID id = run.command(streamId, step);
    return new Command("/" + context + "/" + streamId + "/" + route, body, id, customer());
  }

  /** The cart has taken a step. */
  void took(CartStep step) {
    accepted.add(step);
    cartVersion++;
  }

  /** The checkout is sent: from now on there may be an order. */
  void checksOut() {
    checkedOut = true;
  }

  void checkedOut() {
    cartVersion++;
  }

  void paid(long amount) {
    paid = amount;
  }

  /** What it costs, as the shopper reckons. */
  long total() {
    return Basket.of(accepted).total(plan.shippingFee());
  }

  Visit end(Outcome outcome, @Nullable String problem) {
    return new Visit(
        plan.number(),
        cartId,
        cartVersion,
        checkedOut ? orderId : null,
        Basket.of(accepted).bySku(),
        total(),
        paid,
        outcome,
        problem);
  }
}
