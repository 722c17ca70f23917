package io.jangbu.cli.verify;

import static io.jangbu.cli.verify.CheckedPartition.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.EventId;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.order.OrderLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every kind of fault, and what only looks like one. */
class OrderPartitionTest {

  private static final OrderEvent CREATED =
      new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100);
  private static final OrderEvent PAID = new PaymentProcessed("p-1", 100, "card");
  private static final OrderEvent SHIPPED = new OrderShipped("dhl", null);
  private static final OrderEvent DELIVERED = new OrderDelivered();
  private static final OrderEvent CANCELLED = new OrderCancelled("no");

  private final CheckedPartition<OrderEvent, Order> log = new CheckedPartition<>(new OrderLog());

  @Test
  void findsNothingInStreamsThatTheRulesMake() {
    log.event("o-1", 1, CREATED).event("o-2", 1, CREATED).event("o-1", 2, PAID);
    log.event("o-2", 2, CANCELLED).event("o-1", 3, SHIPPED).event("o-1", 4, DELIVERED);

    assertThat(log.findings()).isEmpty();
    assertThat(log.figures.streams).isEqualTo(2);
    assertThat(log.figures.allEvents()).isEqualTo(6);
    assertThat(log.figures.events)
        .containsEntry("OrderCreated", 2L)
        .containsEntry("OrderDelivered", 1L);
  }

  @Test
  void takesEventsRecordedAtTheSameTimeForSound() {
    log.event("o-1", 1, CREATED, TIME).event("o-1", 2, PAID, TIME);

    assertThat(log.findings()).isEmpty();
  }

  @Test
  void findsAGapAtTheEventAfterIt() {
    log.event("o-1", 1, CREATED).event("o-1", 3, SHIPPED);

    assertThat(log.findings())
        .containsExactly("1 o-1/0000000003: o-1/0000000002 is missing before it");
  }

  @Test
  void findsAStreamThatBeginsLate() {
    log.event("o-1", 4, DELIVERED);

    assertThat(log.findings())
        .containsExactly("0 o-1/0000000004: o-1/0000000001 to version 3 are missing before it");
  }

  @Test
  void findsAnEventThatTheStateDoesNotAllowAndNamesTheState() {
    log.event("o-1", 1, CREATED).event("o-1", 2, SHIPPED).event("o-1", 3, PAID);

    assertThat(log.findings())
        .containsExactly("1 o-1/0000000002: OrderShipped does not follow from the state Created");
  }

  @Test
  void findsWhateverFollowsAnEnd() {
    log.event("o-1", 1, CREATED).event("o-1", 2, CANCELLED);
    log.event("o-1", 3, PAID).event("o-1", 4, CANCELLED);

    assertThat(log.findings())
        .containsExactly(
            "2 o-1/0000000003: PaymentProcessed does not follow from the state Cancelled",
            "3 o-1/0000000004: OrderCancelled does not follow from the state Cancelled");
  }

  @Test
  void findsATimeThatGoesBackOnce() {
    log.event("o-1", 1, CREATED, TIME.plusSeconds(9)).event("o-1", 2, PAID, TIME);
    log.event("o-1", 3, SHIPPED, TIME.plusSeconds(1));

    assertThat(log.findings())
        .containsExactly(
            "1 o-1/0000000002: recorded at 2026-11-21T10:00:00Z, before the event before it:"
                + " 2026-11-21T10:00:09Z");
  }

  @Test
  void findsASecondEventOfAnIdAlsoWhenItIsTheSameOne() {
    log.event("o-1", 1, CREATED).event("o-1", 1, CREATED).event("o-1", 2, PAID);

    assertThat(log.findings()).containsExactly("1 o-1/0000000001: is a second event of that id");
  }

  @Test
  void findsASecondEventWhoseFirstOneCompactionHasTaken() {
    log.event("o-1", 1, CREATED).event("o-1", 3, SHIPPED).event("o-1", 2, PAID);

    assertThat(log.findings())
        .containsExactly("2 o-1/0000000002: comes after version 3 of its stream");
  }

  @Test
  void findsARecordThatIsNotReadableAndJudgesNoStateBehindIt() {
    log.event("o-1", 1, CREATED).record("o-1/0000000002", new byte[] {1, 2, 3});
    log.event("o-1", 3, SHIPPED);

    assertThat(log.findings())
        .singleElement()
        .asString()
        .startsWith("1 o-1/0000000002: not decodable: ");
    assertThat(log.figures.undecodable).isEqualTo(1);
  }

  @Test
  void findsAKeyThatIsNoId() {
    byte[] event = log.bytes("o-1", 1, CREATED, TIME);
    log.record("o-1", event).record(null, event).record("o\n1", null);

    assertThat(log.findings())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("0 o-1: the key is no event's id: "),
            second -> assertThat(second).isEqualTo("1 no key: the record has no key"),
            third -> assertThat(third).startsWith("2 o 1: the key is no event's id: "));
  }

  @Test
  void findsAnEventUnderTheKeyOfAnother() {
    log.event("o-1", 1, CREATED).record("o-1/0000000002", log.bytes("o-2", 2, PAID, TIME));

    assertThat(log.findings())
        .containsExactly(
            "1 o-1/0000000002: the key is o-1/0000000002, the value is o-2/0000000002");
  }

  @Test
  void findsAnEventInAnotherPartitionThanItsStreams() {
    int other = (StreamPartition.of("o-1", 4) + 1) % 4;
    CheckedPartition<OrderEvent, Order> wrong = new CheckedPartition<>(new OrderLog(), other, 4);

    wrong.event("o-1", 1, CREATED);

    assertThat(wrong.findings())
        .containsExactly("0 o-1/0000000001: o-1 lives in another partition");
    assertThat(wrong.figures.streams).isZero();
  }

  @Test
  void takesATombstoneForTheReasonOfAGapWhereverItLies() {
    log.event("o-1", 1, CREATED).event("o-1", 4, DELIVERED);
    log.tombstone("o-1", 2).tombstone("o-1", 3).tombstone("o-1", 3);

    assertThat(log.findings()).isEmpty();
    assertThat(log.figures.erased).isEqualTo(2);
  }

  @Test
  void findsWhatIsLeftOfAGapThatATombstoneExplainsInPart() {
    log.event("o-1", 6, DELIVERED).tombstone("o-1", 3);

    assertThat(log.findings())
        .containsExactly(
            "0 o-1/0000000006: o-1/0000000001 to version 2 are missing before it",
            "0 o-1/0000000006: o-1/0000000004 to version 5 are missing before it");
  }

  @Test
  void judgesNoStateBehindAnErasedEventButVersionsAndTimes() {
    log.event("o-1", 1, CREATED).tombstone("o-1", 1).event("o-1", 2, DELIVERED);
    log.event("o-1", 3, PAID, TIME).event("o-1", 5, PAID);

    assertThat(log.findings())
        .satisfiesExactly(
            time -> assertThat(time).startsWith("3 o-1/0000000003: recorded at "),
            gap -> assertThat(gap).startsWith("4 o-1/0000000005: o-1/0000000004 is missing"));
    assertThat(log.figures.erased).isEqualTo(1);
  }

  @Test
  void forgivesWhatWasWrongWithAnEventThatIsErased() {
    log.event("o-1", 1, CREATED).record("o-1/0000000002", new byte[0]).tombstone("o-1", 2);

    assertThat(log.findings()).isEmpty();
  }

  @Test
  void goesOnBehindAnErasedLastEvent() {
    log.event("o-1", 1, CREATED).tombstone("o-1", 2).event("o-1", 3, SHIPPED);

    assertThat(log.findings()).isEmpty();
  }

  @Test
  void takesAnEventThatIsSaidToBeErasedForErased() {
    log.event("o-1", 1, CREATED).event("o-1", 3, SHIPPED);

    assertThat(log.findings(new EventId("o-1", 2), new EventId("o-9", 1))).isEmpty();
    assertThat(log.figures.erased).isEqualTo(1);
  }

  @Test
  void namesTheStreamsThatLackAnEventWhateverTookIt() {
    log.event("whole", 1, CREATED).event("gap", 1, CREATED).event("gap", 3, SHIPPED);
    log.event("erased", 1, CREATED).event("erased", 2, PAID).tombstone("erased", 2);
    log.event("garbage", 1, CREATED).record("garbage/0000000001", new byte[] {1});
    log.event("late", 2, PAID).event("late", 1, CREATED).event("said", 2, PAID);
    log.event("back", 1, CREATED).tombstone("back", 1).rewritten("back", 1, CREATED);

    log.findings(new EventId("said", 1));

    assertThat(log.figures.incomplete).isEqualTo(4);
    assertThat(log.figures.named).containsExactlyInAnyOrder("gap", "erased", "garbage", "said");
  }

  @Test
  void findsNothingInEventsThatAreRewritten() {
    log.event("o-1", 1, CREATED).event("o-1", 2, PAID);
    log.rewritten("o-1", 1, CREATED).rewritten("o-1", 2, PAID).event("o-1", 3, SHIPPED);

    assertThat(log.findings()).isEmpty();
    assertThat(log.figures.incomplete).isZero();
    assertThat(log.figures.allEvents()).isEqualTo(3);
  }

  @Test
  void hasAChecksumThatDoesNotDependOnTheOrderButOnEveryEvent() {
    CheckedPartition<OrderEvent, Order> other = new CheckedPartition<>(new OrderLog());
    CheckedPartition<OrderEvent, Order> third = new CheckedPartition<>(new OrderLog());
    log.event("o-1", 1, CREATED).event("o-2", 1, CREATED);
    other.event("o-2", 1, CREATED).event("o-1", 1, CREATED);
    third.event("o-1", 1, CREATED).event("o-3", 1, CREATED);

    assertThat(log.figures.checksum).hasToString(other.figures.checksum.toString());
    assertThat(log.figures.checksum.toString())
        .hasSize(16)
        .isNotEqualTo(third.figures.checksum.toString());
  }
}
