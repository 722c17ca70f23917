package io.jangbu.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand.CancelOrder;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderMappingTest {

  private static final Instant PURCHASED = Instant.parse("2017-10-02T10:56:33Z");
  private static final Instant APPROVED = Instant.parse("2017-10-02T11:07:15Z");
  private static final Instant HANDED_OVER = Instant.parse("2017-10-04T19:55:00Z");
  private static final Instant DELIVERED = Instant.parse("2017-10-10T21:25:13Z");

  @Test
  void asksForEveryStepThatTheRowSaysHasHappenedAtItsOwnTime() {
    var commands =
        OrderMapping.commands(
            order(new OrderRow("c", "delivered", PURCHASED, APPROVED, HANDED_OVER, DELIVERED)));

    assertThat(commands)
        .extracting(CommandEnvelope::payload)
        .containsExactly(
            new CreateOrder(
                "c", "BRL", List.of(new Line("lamp", 2, 2990), new Line("lamp", 1, 2500)), 2616),
            new ProcessPayment("o-payment", 11096, "credit_card+voucher"),
            new ShipOrder("olist", null),
            new ConfirmDelivery());
    assertThat(commands)
        .extracting(CommandEnvelope::occurredAt)
        .containsExactly(PURCHASED, APPROVED, HANDED_OVER, DELIVERED);
    assertThat(commands).allMatch(command -> command.expectedVersion() == null);
    assertThat(commands).extracting(CommandEnvelope::streamId).containsOnly("o");
  }

  @Test
  void asksForNothingThatHasNotHappened() {
    assertThat(
            OrderMapping.commands(order(new OrderRow("c", "created", PURCHASED, null, null, null))))
        .extracting(CommandEnvelope::type)
        .containsExactly("CreateOrder");
  }

  @Test
  void keepsTheOrderOfTheStepsEvenWhereTheTimesDoNot() {
    assertThat(
            OrderMapping.commands(
                order(new OrderRow("c", "delivered", DELIVERED, HANDED_OVER, null, PURCHASED))))
        .extracting(CommandEnvelope::type)
        .containsExactly("CreateOrder", "ProcessPayment", "ConfirmDelivery");
  }

  @Test
  void cancelsACancelledOrUnavailableOrderNotBeforeTheLastThatIsKnownOfIt() {
    for (String status : List.of("canceled", "unavailable")) {
      var commands =
          OrderMapping.commands(
              order(new OrderRow("c", status, PURCHASED, HANDED_OVER, APPROVED, null)));

      assertThat(commands.getLast().payload()).isEqualTo(new CancelOrder(status));
      assertThat(commands.getLast().occurredAt()).isEqualTo(HANDED_OVER);
    }
  }

  @Test
  void namesThePaymentOfAnOrderWhoseIdIsAsLongAsAnIdMayBe() {
    String longest = "o".repeat(64);
    for (String orderId : List.of("o".repeat(56), "o".repeat(57), longest)) {
      var commands =
          OrderMapping.commands(
              new OlistOrder(
                  orderId,
                  new OrderRow("c", "approved", PURCHASED, APPROVED, null, null),
                  List.of(),
                  List.of()));
      assertThat(commands.getLast().payload())
          .isInstanceOfSatisfying(
              ProcessPayment.class,
              payment ->
                  assertThat(payment.paymentId()).startsWith(orderId).hasSizeLessThanOrEqualTo(64));
    }
  }

  @Test
  void paysNothingWhereAnApprovedOrderHasNoPayment() {
    var commands =
        OrderMapping.commands(
            new OlistOrder(
                "o",
                new OrderRow("c", "approved", PURCHASED, APPROVED, null, null),
                List.of(),
                List.of()));

    assertThat(commands)
        .extracting(CommandEnvelope::payload)
        .containsExactly(
            new CreateOrder("c", "BRL", List.of(), 0),
            new ProcessPayment("o-payment", 0, "not_defined"));
  }

  @Test
  void givesTheSameCommandIdsInEveryImport() {
    OlistOrder order = order(new OrderRow("c", "canceled", PURCHASED, APPROVED, null, null));

    assertThat(OrderMapping.commands(order)).isEqualTo(OrderMapping.commands(order));
    assertThat(OrderMapping.commands(order))
        .extracting(command -> command.commandId().toString())
        .as("ids of earlier releases, by which an import that was broken off goes on")
        .containsExactly(
            "4addee96-9065-341d-bc77-e6357957920d",
            "c39d7af3-f0cd-322f-b5ae-ae6490418454",
            "4a0e8d63-54e2-3c73-ad9b-b048349ae4f9");
  }

  @Test
  void givesAnotherCommandIdWhereTheRowsSaySomethingElse() {
    OrderRow row = new OrderRow("c", "created", PURCHASED, null, null, null);
    OlistOrder one = order(row);
    OlistOrder other = new OlistOrder("o", row, one.items().subList(0, 2), one.payments());

    assertThat(OrderMapping.commands(one).getFirst().commandId())
        .isNotEqualTo(OrderMapping.commands(other).getFirst().commandId());
  }

  private static OlistOrder order(OrderRow row) {
    return new OlistOrder(
        "o",
        row,
        List.of(
            new ItemRow(1, "lamp", 2990, 872),
            new ItemRow(2, "lamp", 2500, 872),
            new ItemRow(3, "lamp", 2990, 872)),
        List.of(
            new PaymentRow(1, "credit_card", 10000),
            new PaymentRow(2, "voucher", 1000),
            new PaymentRow(3, "voucher", 96)));
  }
}
