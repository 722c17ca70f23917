package io.jangbu.shop.domain.fulfilment;

import io.jangbu.shop.domain.fulfilment.FulfilmentState.Checkout;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Refusal;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A state that is being changed. */
final class FulfilmentDraft {

  /** Whoever checks out many carts as one order does not make its process larger and larger. */
  private static final int MOST_REFUSALS = 100;

  Stage stage;
  int rules;
  String story;
  List<ReservedLine> lines;
  long orderVersion;
  int cancellations;
  int rejections;
  @Nullable String cartId;
  @Nullable String reason;
  @Nullable Instant paymentDue;
  boolean delivered;
  int missed;
  @Nullable String parked;
  private final List<Checkout> checkouts;
  private final List<Refusal> refusals;

  FulfilmentDraft(FulfilmentState state) {
    stage = state.stage();
    rules = state.rules();
    story = state.story();
    checkouts = new ArrayList<>(state.checkouts());
    refusals = new ArrayList<>(state.refusals());
    lines = state.lines();
    orderVersion = state.orderVersion();
    cancellations = state.cancellations();
    rejections = state.rejections();
    cartId = state.cartId();
    reason = state.reason();
    paymentDue = state.paymentDue();
    delivered = state.delivered();
    missed = state.missed();
    parked = state.parked();
  }

  FulfilmentState done() {
    return new FulfilmentState(
        stage,
        rules,
        story,
        checkouts,
        refusals,
        cartId,
        lines,
        orderVersion,
        cancellations,
        rejections,
        reason,
        paymentDue,
        delivered,
        missed,
        parked);
  }

  void ask(Checkout checkout) {
    checkouts.add(checkout);
  }

  void answered(String cartId) {
    checkouts.removeIf(checkout -> checkout.cartId().equals(cartId));
    missed = 0;
  }

  void refuse(Refusal refusal) {
    answered(refusal.cartId());
    refusals.add(refusal);
    if (refusals.size() > MOST_REFUSALS) {
      refusals.removeFirst();
    }
  }

  boolean asksForNoOrder() {
    return checkouts.isEmpty();
  }

  /** An order has lines, one that was never created has none. */
  boolean hasOrder() {
    return !lines.isEmpty();
  }

  boolean all(LineStatus status) {
    return lines.stream().allMatch(line -> line.status() == status);
  }

  void line(String sku, LineStatus status) {
    lines(line -> line.sku().equals(sku), line -> line.at(status));
    missed = 0;
  }

  void reserved(LineStatus next) {
    lines(line -> line.status() == LineStatus.RESERVED, line -> line.at(next));
  }

  void lines(Predicate<ReservedLine> which, UnaryOperator<ReservedLine> change) {
    lines = lines.stream().map(line -> which.test(line) ? change.apply(line) : line).toList();
  }
}
