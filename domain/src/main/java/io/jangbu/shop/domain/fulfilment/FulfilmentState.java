package io.jangbu.shop.domain.fulfilment;

import io.jangbu.shop.domain.order.Line;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the fulfilment of an order is.
 *
 * @param rules the version of the rules that it goes by; 0 before anything has happened
 * @param story the {@code correlationId} of what has begun it
 * @param checkouts those whose order is asked for; as a rule one or none
 * @param cartId of the cart that has become the order; null if none has, or not yet
 * @param refusals of carts that did not become the order, at most the newest 100
 * @param lines of the order, one per sku
 * @param orderVersion the order's, as far as the process has heard
 * @param cancellations how often it has asked for the order's cancellation
 * @param rejections how often the order has rejected what was asked of it
 * @param reason why the order was or is to be cancelled, or refused; null if nothing of that is so
 * @param paymentDue until when the order is to be paid, null if it is not to be now
 * @param delivered whether the order has arrived
 * @param missed how often answers were missing since the last one came
 * @param parked why it waits for an operator, null if it does not
 */
public record FulfilmentState(
    Stage stage,
    int rules,
    String story,
    List<Checkout> checkouts,
    List<Refusal> refusals,
    @Nullable String cartId,
    List<ReservedLine> lines,
    long orderVersion,
    int cancellations,
    int rejections,
    @Nullable String reason,
    @Nullable Instant paymentDue,
    boolean delivered,
    int missed,
    @Nullable String parked) {

  /** Before anything has happened. */
  public static final FulfilmentState NONE =
      new FulfilmentState(
          Stage.NONE,
          0,
          "",
          List.of(),
          List.of(),
          null,
          List.of(),
          0,
          0,
          0,
          null,
          null,
          false,
          0,
          null);

  public FulfilmentState {
    checkouts = List.copyOf(checkouts);
    refusals = List.copyOf(refusals);
    lines = List.copyOf(lines);
  }

  /** Where it stands. */
  public enum Stage {
    /** Nothing has happened. */
    NONE,
    /** A cart's order is asked for. */
    ORDERING,
    /** The lines are asked for. */
    RESERVING,
    /** All lines are reserved, and the order is told so. */
    CONFIRMING,
    AWAITING_PAYMENT,
    /** The order's cancellation is asked for. */
    CANCELLING,
    AWAITING_SHIPMENT,
    /** The order is shipped: its lines leave the stock. */
    DISPATCHING,
    AWAITING_DELIVERY,
    /** The order is cancelled: its lines become available again. */
    RELEASING,
    /** An end: delivered. */
    COMPLETED,
    /** An end: cancelled, or never created. */
    COMPENSATED
  }

  /** What a cart's order is to be. */
  public record Checkout(
      String cartId,
      String customerId,
      String currency,
      List<Line> lines,
      long shippingFee,
      @Nullable String reference) {
    public Checkout {
      lines = List.copyOf(lines);
    }
  }

  /** A cart that did not become the order, and why. */
  public record Refusal(String cartId, String code) {}

  /**
   * What the order needs of a product.
   *
   * @param rejections how often its release or dispatch was rejected
   */
  public record ReservedLine(String sku, long quantity, LineStatus status, int rejections) {
    ReservedLine at(LineStatus next) {
      return new ReservedLine(sku, quantity, next, rejections);
    }

    ReservedLine rejected() {
      return new ReservedLine(sku, quantity, status, rejections + 1);
    }
  }

  /** How far a line is. */
  public enum LineStatus {
    ASKED,
    REFUSED,
    RESERVED,
    RELEASING,
    RELEASED,
    DISPATCHING,
    DISPATCHED
  }

  /** The same with these lines. */
  public FulfilmentState withLines(List<ReservedLine> others) {
    return new FulfilmentState(
        stage,
        rules,
        story,
        checkouts,
        refusals,
        cartId,
        others,
        orderVersion,
        cancellations,
        rejections,
        reason,
        paymentDue,
        delivered,
        missed,
        parked);
  }

  /** Whether there is an order that is not at its end. */
  boolean isRunning() {
    return switch (stage) {
      case NONE, ORDERING, COMPLETED, COMPENSATED -> false;
      case RESERVING,
          CONFIRMING,
          AWAITING_PAYMENT,
          CANCELLING,
          AWAITING_SHIPMENT,
          DISPATCHING,
          AWAITING_DELIVERY,
          RELEASING ->
          true;
    };
  }

  /** Whether commands were sent that are not answered yet. */
  boolean awaitsAnswers() {
    return stage == Stage.CONFIRMING
        || stage == Stage.CANCELLING
        || !checkouts.isEmpty()
        || lines.stream().anyMatch(line -> isAsked(line.status()));
  }

  /** Whether something that was sent was rejected, and is sent again. */
  boolean wasRejected() {
    return rejections > 0 || lines.stream().anyMatch(line -> line.rejections() > 0);
  }

  private static boolean isAsked(LineStatus status) {
    return status == LineStatus.ASKED
        || status == LineStatus.RELEASING
        || status == LineStatus.DISPATCHING;
  }

  /** Whether the order was created: it has lines then. */
  boolean hasOrder() {
    return !lines.isEmpty();
  }

  /** Whether nothing is reserved, nor may yet be. */
  boolean nothingReserved() {
    return lines.stream()
        .allMatch(
            line -> line.status() == LineStatus.REFUSED || line.status() == LineStatus.RELEASED);
  }

  /** Whether the line is that far; false if there is no such line. */
  boolean is(String sku, LineStatus status) {
    return lines.stream().anyMatch(line -> line.sku().equals(sku) && line.status() == status);
  }

  /** The lines of a cart whose order is asked for; none if it is not. */
  List<Line> linesOf(String cart) {
    return checkouts.stream()
        .filter(checkout -> checkout.cartId().equals(cart))
        .findFirst()
        .map(Checkout::lines)
        .orElse(List.of());
  }

  /** Whether the order of that cart is asked for. */
  boolean isAskedBy(String cartId) {
    return checkouts.stream().anyMatch(checkout -> checkout.cartId().equals(cartId));
  }
}
