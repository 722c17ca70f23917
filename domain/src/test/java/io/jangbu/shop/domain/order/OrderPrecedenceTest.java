package io.jangbu.shop.domain.order;

import static io.jangbu.shop.domain.order.OrderFixtures.cancelledOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.cancelledPaidOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.createOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.createdOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.deliveredOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.noOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.paidOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.pendingOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.processPayment;
import static io.jangbu.shop.domain.order.OrderFixtures.shippedOrder;
import static io.jangbu.shop.domain.order.OrderRejection.ALREADY_CANCELLED;
import static io.jangbu.shop.domain.order.OrderRejection.ALREADY_PAID;
import static io.jangbu.shop.domain.order.OrderRejection.EMPTY_ORDER;
import static io.jangbu.shop.domain.order.OrderRejection.INVALID;
import static io.jangbu.shop.domain.order.OrderRejection.ORDER_EXISTS;
import static io.jangbu.shop.domain.order.OrderRejection.ORDER_NOT_FOUND;
import static io.jangbu.shop.domain.order.OrderRejection.STOCK_PENDING;

import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.testkit.DeciderSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where several rules are broken, the first in the contract's table answers. */
class OrderPrecedenceTest {

  private static final long[] TOO_LITTLE = {Long.MIN_VALUE, -1, 0};

  private final DeciderSpec<OrderCommand, OrderEvent, Order> spec =
      new DeciderSpec<>(new OrderDecider());

  @Test
  void missesTheLinesBeforeItMindsTheCurrencyAndTheFee() {
    CreateOrder nothingIsRight = new CreateOrder("c-1", "???", List.of(), -1);

    spec.given(noOrder()).when(nothingIsRight).thenRejected(EMPTY_ORDER);
  }

  @ParameterizedTest
  @MethodSource("existingOrders")
  void knowsTheOrderBeforeItMindsWhatIsWrongWithANewOne(List<OrderEvent> order) {
    spec.given(order).when(createOrder(List.of())).thenRejected(ORDER_EXISTS);
    spec.given(order).when(createOrder("???")).thenRejected(ORDER_EXISTS);
    spec.given(order).when(createOrder(List.of(new Line("a", 0, -1)))).thenRejected(ORDER_EXISTS);
    spec.given(order)
        .when(createOrder(List.of(new Line("a", Long.MAX_VALUE, 2))))
        .thenRejected(ORDER_EXISTS);
  }

  @Test
  void missesTheOrderBeforeItMindsTheAmount() {
    for (long amount : TOO_LITTLE) {
      spec.given(noOrder()).when(processPayment(amount)).thenRejected(ORDER_NOT_FOUND);
    }
  }

  @Test
  void knowsTheCancellationBeforeItMindsTheAmount() {
    for (long amount : TOO_LITTLE) {
      spec.given(cancelledOrder()).when(processPayment(amount)).thenRejected(ALREADY_CANCELLED);
      spec.given(cancelledPaidOrder()).when(processPayment(amount)).thenRejected(ALREADY_CANCELLED);
    }
  }

  @Test
  void knowsThatTheStockIsPendingBeforeItMindsTheAmount() {
    for (long amount : TOO_LITTLE) {
      spec.given(pendingOrder()).when(processPayment(amount)).thenRejected(STOCK_PENDING);
    }
  }

  @Test
  void knowsThePaymentBeforeItMindsTheAmount() {
    for (long amount : TOO_LITTLE) {
      spec.given(paidOrder()).when(processPayment(amount)).thenRejected(ALREADY_PAID);
      spec.given(shippedOrder()).when(processPayment(amount)).thenRejected(ALREADY_PAID);
      spec.given(deliveredOrder()).when(processPayment(amount)).thenRejected(ALREADY_PAID);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1})
  void callsANegativeAmountInvalidAndNotTooLittle(long amount) {
    spec.given(createdOrder()).when(processPayment(amount)).thenRejected(INVALID);
  }

  static Stream<List<OrderEvent>> existingOrders() {
    return Stream.of(
        createdOrder(),
        paidOrder(),
        shippedOrder(),
        deliveredOrder(),
        cancelledOrder(),
        cancelledPaidOrder());
  }
}
