package io.jangbu.shop.domain.fulfilment;

import io.jangbu.core.process.Outgoing;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.AnswersMissed;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.CancellationRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.DispatchRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.FulfilmentStarted;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.LineReserved;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.OrderRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent.ReleaseRequested;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Checkout;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.ReservedLine;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.inventory.InventoryCommand.DispatchStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReleaseStock;
import io.jangbu.shop.domain.inventory.InventoryCommand.ReserveStock;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmStock;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a fulfilment sends. Which of them are not answered yet its state says, so that
 * they can be sent again as they were.
 */
public record FulfilmentSteps(String orderId, FulfilmentState state) {

  static final String INVENTORY = "inventory";

  static final String CREATE = "create";
  static final String RESERVE = "reserve";
  static final String CONFIRM = "confirm";
  static final String CANCEL = "cancel";
  static final String RELEASE = "release";
  static final String DISPATCH = "dispatch";

  /** The step by which the order of a cart is created. */
  public static String creationOf(String cartId) {
    return CREATE + "/" + cartId;
  }

  /** What it waits for: what is to happen to the order, and the steps that are not answered yet. */
  public List<String> awaited() {
    Stream<String> steps = unanswered().stream().map(Outgoing::step);
    return switch (state.stage()) {
      case AWAITING_PAYMENT -> Stream.concat(Stream.of("payment"), steps).toList();
      case AWAITING_SHIPMENT -> Stream.concat(Stream.of("shipment"), steps).toList();
      case AWAITING_DELIVERY -> Stream.concat(Stream.of("delivery"), steps).toList();
      default -> steps.toList();
    };
  }

  /** What is sent for an event that has led to the state. */
  List<Outgoing> of(FulfilmentEvent event) {
    return switch (event) {
      case OrderRequested request ->
          creations(checkout -> checkout.cartId().equals(request.cartId())).toList();
      case FulfilmentStarted _ -> lines(LineStatus.ASKED, _ -> true).toList();
      case LineReserved(var sku) ->
          Stream.concat(
                  // Of an order that is cancelled already.
                  lines(LineStatus.RELEASING, line -> line.sku().equals(sku)), confirmation())
              .toList();
      case CancellationRequested _ -> cancellation().toList();
      case ReleaseRequested _ -> lines(LineStatus.RELEASING, _ -> true).toList();
      case DispatchRequested _ -> lines(LineStatus.DISPATCHING, _ -> true).toList();
      case AnswersMissed() -> unanswered();
      default -> List.of();
    };
  }

  /** All that has been sent and is not answered yet. */
  List<Outgoing> unanswered() {
    return Stream.of(
            creations(_ -> true),
            lines(LineStatus.ASKED, _ -> true),
            confirmation(),
            cancellation(),
            lines(LineStatus.RELEASING, _ -> true),
            lines(LineStatus.DISPATCHING, _ -> true))
        .flatMap(each -> each)
        .toList();
  }

  private Stream<Outgoing> creations(Predicate<Checkout> which) {
    return state.checkouts().stream()
        .filter(which)
        .map(cart ->
            toOrder(
                creationOf(cart.cartId()),
                null,
                new CreateOrder(
                    cart.customerId(),
                    cart.currency(),
                    cart.lines(),
                    cart.shippingFee(),
                    Fulfilment.RESERVE,
                    cart.reference())));
  }

  private Stream<Outgoing> confirmation() {
    return state.stage() == Stage.CONFIRMING
        ? Stream.of(toOrder(CONFIRM + again(state.rejections()), null, new ConfirmStock()))
        : Stream.empty();
  }

  /** On the version that was decided on: an order that is paid meanwhile stays. */
  private Stream<Outgoing> cancellation() {
    return state.stage() == Stage.CANCELLING
        ? Stream.of(
            toOrder(
                CANCEL + "/" + state.cancellations() + again(state.rejections()),
                state.orderVersion(),
                new CancelOrder(Objects.requireNonNull(state.reason()))))
        : Stream.empty();
  }

  private Stream<Outgoing> lines(LineStatus status, Predicate<ReservedLine> which) {
    return state.lines().stream()
        .filter(line -> line.status() == status)
        .filter(which)
        .map(this::toProduct);
  }

  private Outgoing toProduct(ReservedLine line) {
    return switch (line.status()) {
      case ASKED -> toProduct(RESERVE, line, new ReserveStock(orderId, line.quantity()));
      case RELEASING -> toProduct(RELEASE, line, new ReleaseStock(orderId));
      case DISPATCHING -> toProduct(DISPATCH, line, new DispatchStock(orderId));
      case REFUSED, RESERVED, RELEASED, DISPATCHED ->
          throw new IllegalArgumentException("nothing is sent for " + line);
    };
  }

  /** A command that was rejected has its answer for good: what is asked again is another step. */
  private static Outgoing toProduct(String step, ReservedLine line, Object command) {
    return new Outgoing(
        step + "/" + line.sku() + again(line.rejections()), INVENTORY, line.sku(), null, command);
  }

  private static String again(int rejections) {
    return rejections == 0 ? "" : "/" + rejections;
  }

  private Outgoing toOrder(String step, @Nullable Long expectedVersion, Object command) {
    return new Outgoing(step, FulfilmentHearing.ORDERS, orderId, expectedVersion, command);
  }
}
