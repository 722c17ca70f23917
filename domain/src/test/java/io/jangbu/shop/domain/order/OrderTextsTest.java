package io.jangbu.shop.domain.order;

import static io.jangbu.shop.domain.order.OrderFixtures.TOTAL;
import static io.jangbu.shop.domain.order.OrderFixtures.createdOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.deliveredOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.noOrder;
import static io.jangbu.shop.domain.order.OrderFixtures.paidOrder;
import static io.jangbu.shop.domain.order.OrderRejection.EMPTY_ORDER;
import static io.jangbu.shop.domain.order.OrderRejection.INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.Decision.Accepted;
import io.jangbu.core.Decision.Rejected;
import io.jangbu.shop.domain.order.Order.Created;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.testkit.DeciderSpec;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract's bounds of what an order's commands say, against its table of fields. */
class OrderTextsTest {

  private static final Line LINE = new Line("mug", 1, 1);

  private final DeciderSpec<OrderCommand, OrderEvent, Order> spec =
      new DeciderSpec<>(new OrderDecider());

  /** field · most code points · the history in which it is asked · the command with the text */
  static Stream<Arguments> fields() {
    return Stream.of(
        field("customerId", 64, noOrder(), t -> new CreateOrder(t, "BRL", List.of(LINE), 0)),
        field("lines[1].sku", 64, noOrder(), t -> withLines(LINE, new Line(t, 1, 1))),
        field("reference", 64, noOrder(), OrderTextsTest::withReference),
        field("paymentId", 64, createdOrder(), t -> new ProcessPayment(t, TOTAL, "boleto")),
        field("method", 200, createdOrder(), t -> new ProcessPayment("p-1", TOTAL, t)),
        field("carrier", 200, paidOrder(), t -> new ShipOrder(t, null)),
        field("trackingNumber", 128, paidOrder(), t -> new ShipOrder("correios", t)),
        field("reason", 200, createdOrder(), CancelOrder::new),
        field("reason", 200, paidOrder(), CancelOrder::new));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("fields")
  void takesOneToTheMostCodePoints(
      String field, int most, List<OrderEvent> history, Function<String, OrderCommand> with) {
    for (String text : List.of("a", " ", "장".repeat(most), "📦".repeat(most))) {
      assertThat(spec.given(history).when(with.apply(text)).decision())
          .as(field)
          .isInstanceOf(Accepted.class);
    }
  }

  @ParameterizedTest(name = "{0} of {1}")
  @MethodSource("fields")
  void rejectsWhatIsEmptyTooLongOrHasANulAndNamesFieldAndBound(
      String field, int most, List<OrderEvent> history, Function<String, OrderCommand> with) {
    for (String text :
        List.of("", "a".repeat(most + 1), "📦".repeat(most) + "a", "x".repeat(1 << 20), "a\0")) {
      assertThat(spec.given(history).when(with.apply(text)).decision())
          .isEqualTo(
              new Rejected<OrderEvent>(
                  INVALID, field + " has 1 to " + most + " characters, none of them NUL"));
    }
  }

  @Test
  void takesAThousandLinesAndNotOneMore() {
    List<Line> thousand = Collections.nCopies(1_000, LINE);

    spec.given(noOrder())
        .when(new CreateOrder("c-1", "BRL", thousand, 0))
        .then(new OrderCreated("c-1", "BRL", thousand, 0, 1_000));
    assertThat(
            spec.given(noOrder())
                .when(new CreateOrder("c-1", "BRL", Collections.nCopies(1_001, LINE), 0))
                .decision())
        .isEqualTo(new Rejected<OrderEvent>(INVALID, "lines are 1 to 1000, not 1001"));
  }

  @Test
  void asksForLinesBeforeAnyTextAndForThePaymentsTextsBeforeItsSum() {
    spec.given(noOrder()).when(new CreateOrder("", "XXX", List.of(), -1)).thenRejected(EMPTY_ORDER);
    spec.given(createdOrder()).when(new ProcessPayment("", 0, "boleto")).thenRejected(INVALID);
  }

  @Test
  void asksForTheOrdersStateBeforeAnyText() {
    String tooLong = "x".repeat(201);

    spec.given(noOrder())
        .when(new CancelOrder(tooLong))
        .thenRejected(OrderRejection.ORDER_NOT_FOUND);
    spec.given(createdOrder())
        .when(new ShipOrder(tooLong, null))
        .thenRejected(OrderRejection.NOT_PAID);
    spec.given(deliveredOrder())
        .when(new CancelOrder(tooLong))
        .thenRejected(OrderRejection.ALREADY_DELIVERED);
  }

  @Test
  void foldsAndGoesOnWithWhatAnOlderReleaseTook() {
    List<Line> lines = Collections.nCopies(2_000, new Line("", 1, 1));
    OrderCreated old = new OrderCreated("x".repeat(1 << 20), "DEM", lines, 0, 2_000);

    assertThat(spec.given(List.of(old)).state())
        .isInstanceOfSatisfying(
            Created.class,
            order -> assertThat(order.purchase().customerId()).isEqualTo(old.customerId()));
    assertThat(spec.given(List.of(old)).when(new ProcessPayment("p-1", 2_000, "card")).decision())
        .isInstanceOf(Accepted.class);
  }

  private static CreateOrder withReference(String reference) {
    return new CreateOrder("c-1", "BRL", List.of(LINE), 0, Fulfilment.NONE, reference);
  }

  private static CreateOrder withLines(Line... lines) {
    return new CreateOrder("c-1", "BRL", List.of(lines), 0);
  }

  private static Arguments field(
      String name, int most, List<OrderEvent> history, Function<String, OrderCommand> with) {
    return Arguments.of(name, most, history, with);
  }
}
