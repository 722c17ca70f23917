package io.jangbu.projection;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.fulfilment.FulfilmentEvent;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CartWasCheckedOut;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.CommandWasAnswered;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.OrderWasCreated;
import io.jangbu.shop.domain.fulfilment.FulfilmentInput.StockWasConfirmed;
import io.jangbu.shop.domain.fulfilment.FulfilmentRules;
import io.jangbu.shop.domain.fulfilment.FulfilmentState;
import io.jangbu.shop.domain.order.Line;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of the fulfilment of one order of two mugs. */
final class FulfilmentStream
    extends EventStream<FulfilmentInput, FulfilmentEvent, FulfilmentState> {

  static final FulfilmentInput CREATED =
      new OrderWasCreated(1, List.of(new Line("mug", 2, 10_00)), "corr-1");
  static final FulfilmentInput RESERVED = answer("reserve/mug", null);
  static final FulfilmentInput CONFIRMED = new StockWasConfirmed(2, START);
  static final FulfilmentInput PAID = new FulfilmentInput.OrderWasPaid(3);
  static final FulfilmentInput SHIPPED = new FulfilmentInput.OrderWasShipped(4);
  static final FulfilmentInput DISPATCHED = answer("dispatch/mug", null);

  private FulfilmentStream(String orderId) {
    super(new FulfilmentRules(Duration.ofMinutes(30)), orderId);
  }

  static FulfilmentInput answer(String step, @Nullable String code) {
    return new CommandWasAnswered(step, code, 1);
  }

  static FulfilmentInput checkedOut(String cartId) {
    return new CartWasCheckedOut(
        cartId, "c-1", "EUR", List.of(new Line("mug", 2, 10_00)), 0, null, "corr-1");
  }

  /** All events that these inputs lead to, from a new process on. */
  static List<EventEnvelope<FulfilmentEvent>> of(String orderId, FulfilmentInput... inputs) {
    return new FulfilmentStream(orderId).handleAll(List.of(inputs));
  }
}
