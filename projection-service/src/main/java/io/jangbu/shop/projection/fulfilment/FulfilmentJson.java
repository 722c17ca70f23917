package io.jangbu.shop.projection.fulfilment;

import io.jangbu.core.Deadlines;
import io.jangbu.core.Flaw;
import io.jangbu.core.Snapshot;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.LineStatus;
import io.jangbu.shop.domain.fulfilment.FulfilmentState.Stage;
import io.jangbu.shop.domain.fulfilment.FulfilmentSteps;
import io.jangbu.shop.domain.order.OrderRejection;
import io.jangbu.starter.projection.reading.StreamJson;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fulfilment of an order as JSON.
 *
 * @param processId the order's id
 * @param step where it stands
 * @param waitsFor steps whose answers have not come, or what is to happen to the order
 * @param deadlines until when it waits, the soonest first
 * @param reason why the order is cancelled or was never created
 * @param lines of the order, one per sku
 * @param cartId of the cart that has become the order; null if none has, or not yet
 * @param refused the last carts that did not become the order, and why; null if there are none
 * @param parked why it waits for an operator
 * @param incomplete true if the process lacks an event: this is what the others add up to
 * @param overwritten true if an event of the process came again and was another
 */
public record FulfilmentJson(
    String processId,
    long version,
    ProcessStatus status,
    Stage step,
    List<String> waitsFor,
    List<DeadlineJson> deadlines,
    @Nullable String reason,
    @Nullable String cartId,
    List<LineJson> lines,
    @Nullable List<RefusedJson> refused,
    @Nullable String parked,
    Instant updatedAt,
    @Nullable Boolean incomplete,
    @Nullable Boolean overwritten)
    implements StreamJson {

  /** When it does not wait any longer. */
  public record DeadlineJson(String name, Instant dueAt) {}

  /** What the order needs of a product, and how far that is. */
  public record LineJson(String sku, long quantity, LineStatus status) {}

  /** A cart that did not become the order. */
  public record RefusedJson(String cartId, String code) {}

  /** Empty if there is no such process, or no longer. */
  static Optional<FulfilmentJson> of(
      String processId,
      Snapshot<FulfilmentState> snapshot,
      Deadlines<?, FulfilmentState> deadlines) {
    FulfilmentState state = snapshot.state();
    if (state.equals(FulfilmentState.NONE)) {
      return Optional.empty();
    }
    return Optional.of(
        new FulfilmentJson(
            processId,
            snapshot.version(),
            ProcessStatus.of(state),
            state.stage(),
            new FulfilmentSteps(processId, state).awaited(),
            deadlines.of(snapshot).entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(each -> new DeadlineJson(each.getKey(), each.getValue()))
                .toList(),
            state.reason(),
            state.cartId(),
            state.lines().stream()
                .map(line -> new LineJson(line.sku(), line.quantity(), line.status()))
                .toList(),
            refused(state),
            state.parked(),
            snapshot.updatedAt(),
            StreamJson.flaw(Flaw.INCOMPLETE, snapshot),
            StreamJson.flaw(Flaw.OVERWRITTEN, snapshot)));
  }

  /** Why a cart did not become the order; empty if it has, or may yet. */
  public Optional<String> refusalOf(String cart) {
    if (cart.equals(cartId) || waitsFor.contains(FulfilmentSteps.creationOf(cart))) {
      return Optional.empty();
    }
    Optional<String> kept =
        (refused == null ? Stream.<RefusedJson>of() : refused.stream())
            .filter(each -> each.cartId().equals(cart))
            .map(RefusedJson::code)
            .findAny();
    // Of the many carts that were to be this order only the last are kept.
    return kept.isEmpty() && !lines.isEmpty()
        ? Optional.of(OrderRejection.ORDER_EXISTS.name())
        : kept;
  }

  private static @Nullable List<RefusedJson> refused(FulfilmentState state) {
    return state.refusals().isEmpty()
        ? null
        : state.refusals().stream()
            .map(each -> new RefusedJson(each.cartId(), each.code()))
            .toList();
  }
}
