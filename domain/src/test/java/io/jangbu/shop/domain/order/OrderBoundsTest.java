package io.jangbu.shop.domain.order;

import static io.jangbu.shop.domain.order.OrderFixtures.TOTAL;
import static io.jangbu.shop.domain.order.OrderFixtures.createOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.createWithShippingFee;
import static io.jangbu.shop.domain.order.OrderFixtures.createdOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.noOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.paidOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.processPayment;
import static io.jangbu.shop.domain.order.OrderRejection.EMPTY_ORDER;
import static io.jangbu.shop.domain.order.OrderRejection.INVALID;
import static io.jangbu.shop.domain.order.OrderRejection.UNDERPAID;

import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.testkit.DeciderSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBoundsTest {

  private static final Line FREE = new Line("sample", 1, 0);

  private final DeciderSpec<OrderCommand, OrderEvent, Order> spec =
      new DeciderSpec<>(new OrderDecider());

  @Test
  void rejectsAnOrderWithoutLines() {
    spec.given(noOrder()).when(createOrder(List.of())).thenRejected(EMPTY_ORDER);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE})
  void rejectsAQuantityBelowOneInAnyLine(long quantity) {
    spec.given(noOrder())
        .when(createOrder(List.of(FREE, new Line("a", quantity, 1))))
        .thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void rejectsANegativePriceInAnyLine(long price) {
    spec.given(noOrder())
        .when(createOrder(List.of(new Line("a", 1, 100), new Line("b", 1, price))))
        .thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE})
  void rejectsANegativeShippingFee(long fee) {
    spec.given(noOrder()).when(createWithShippingFee(fee)).thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "brl", "Brl", "BR", "BRLX", "QQQ", "986", " BRL", "₩", "\0\0\0"})
  void rejectsAnUnknownCurrency(String currency) {
    spec.given(noOrder()).when(createOrder(currency)).thenRejected(INVALID);
  }

  @ParameterizedTest
  @ValueSource(strings = {"BRL", "KRW", "EUR", "JPY", "KWD"})
  void takesCurrenciesWhateverTheirMinorUnit(String currency) {
    spec.given(noOrder())
        .when(new CreateOrder("c-1", currency, List.of(FREE), 7))
        .then(new OrderCreated("c-1", currency, List.of(FREE), 7, 7));
  }

  @Test
  void rejectsALineWhoseProductOverflows() {
    spec.given(noOrder())
        .when(createOrder(List.of(new Line("a", Long.MAX_VALUE / 2 + 1, 2))))
        .thenRejected(INVALID);
  }

  @Test
  void rejectsLinesWhoseProductWouldWrapAroundToAGoodNumber() {
    spec.given(noOrder())
        .when(createOrder(List.of(new Line("a", 1L << 32, 1L << 32))))
        .thenRejected(INVALID);
  }

  @Test
  void rejectsLinesWhoseSumOverflows() {
    Line half = new Line("a", 1, Long.MAX_VALUE / 2 + 1);

    spec.given(noOrder())
        .when(new CreateOrder("c-1", "BRL", List.of(half, half), 0))
        .thenRejected(INVALID);
  }

  @Test
  void rejectsAShippingFeeThatMakesTheTotalOverflow() {
    Line most = new Line("a", 1, Long.MAX_VALUE);

    spec.given(noOrder())
        .when(new CreateOrder("c-1", "BRL", List.of(most), 1))
        .thenRejected(INVALID);
  }

  @Test
  void takesTheLargestTotalThatALongHolds() {
    List<Line> lines = List.of(new Line("a", 2, Long.MAX_VALUE / 2));

    spec.given(noOrder())
        .when(new CreateOrder("c-1", "BRL", lines, 1))
        .then(new OrderCreated("c-1", "BRL", lines, 1, Long.MAX_VALUE));
  }

  @Test
  void takesAnOrderThatCostsNothingAndAPaymentOfNothingForIt() {
    OrderCreated free = new OrderCreated("c-1", "BRL", List.of(FREE), 0, 0);

    spec.given(noOrder()).when(new CreateOrder("c-1", "BRL", List.of(FREE), 0)).then(free);
    spec.given(List.of(free))
        .when(processPayment(0))
        .then(new PaymentProcessed("p-1", 0, "boleto"));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, TOTAL - 1})
  void rejectsAnAmountBelowTheTotal(long amount) {
    spec.given(createdOrder()).when(processPayment(amount)).thenRejected(UNDERPAID);
  }

  @ParameterizedTest
  @ValueSource(longs = {TOTAL, TOTAL + 1, Long.MAX_VALUE})
  void takesTheTotalAndAnythingAboveItAndRecordsWhatWasPaid(long amount) {
    spec.given(createdOrder())
        .when(processPayment(amount))
        .then(new PaymentProcessed("p-1", amount, "boleto"));
  }

  @Test
  void shipsWithoutATrackingNumber() {
    spec.given(paidOrder())
        .when(new ShipOrder("correios", null))
        .then(new OrderShipped("correios", null));
  }
}
