package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.shop.domain.order.Order;
import io.jangbu.shop.domain.order.Order.NotCreated;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderFixtures;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final OrderDecider DECIDER = new OrderDecider();

  @Test
  void startsWithoutAnEvent() {
    Snapshot<Order> empty = Snapshot.empty(DECIDER);

    assertThat(empty.exists()).isFalse();
    assertThat(empty).isEqualTo(new Snapshot<>(new NotCreated(), 0, Instant.EPOCH, Instant.EPOCH));
  }

  @Test
  void keepsTheTimeOfItsFirstEventAndThatOfItsLast() {
    Snapshot<Order> snapshot = fold(Snapshot.empty(DECIDER), OrderFixtures.shippedOrder());

    assertThat(snapshot.exists()).isTrue();
    assertThat(snapshot.version()).isEqualTo(3);
    assertThat(snapshot.createdAt()).isEqualTo(START.plusSeconds(1));
    assertThat(snapshot.updatedAt()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void foldedUpToAnyVersionAndOnFromThereIsTheSameAsFoldedAtOnce() {
    List<OrderEvent> events = OrderFixtures.deliveredOrder();
    Snapshot<Order> atOnce = fold(Snapshot.empty(DECIDER), events);

    for (int version = 0; version <= events.size(); version++) {
      Snapshot<Order> upTo = fold(Snapshot.empty(DECIDER), events.subList(0, version));
      assertThat(fold(upTo, events.subList(version, events.size()))).isEqualTo(atOnce);
    }
  }

  @Test
  void lacksWhatItsEventsHaveLeftOut() {
    Snapshot<Order> first =
        fold(Snapshot.empty(DECIDER), OrderFixtures.shippedOrder().subList(0, 1));
    Snapshot<Order> third = first.plus(event(3, OrderFixtures.shippedOrder().get(2)), DECIDER);
    Snapshot<Order> fourth = third.plus(event(4, OrderFixtures.deliveredOrder().get(3)), DECIDER);

    assertThat(first.isComplete()).isTrue();
    assertThat(third.isComplete()).isFalse();
    assertThat(fourth.isComplete()).as("what follows does not bring it back").isFalse();
  }

  @Test
  void lacksItsFirstEventAndItsLast() {
    Snapshot<Order> begun =
        Snapshot.empty(DECIDER).plus(event(2, OrderFixtures.shippedOrder().get(1)), DECIDER);
    Snapshot<Order> none = Snapshot.empty(DECIDER).lacking(1);

    assertThat(begun.isComplete()).isFalse();
    assertThat(none.exists()).isTrue();
    assertThat(none.isComplete()).isFalse();
    assertThat(begun.lacking(1).version()).isEqualTo(2);
    assertThat(begun.lacking(3).version()).isEqualTo(3);
    assertThat(none.plus(event(2, OrderFixtures.shippedOrder().get(1)), DECIDER).createdAt())
        .as("of the first event that is there")
        .isEqualTo(START.plusSeconds(2));
  }

  private static EventEnvelope<OrderEvent> event(long version, OrderEvent payload) {
    return new EventEnvelope<>(
        "o-1", version, START, START.plusSeconds(version), "c", "c", payload);
  }

  private static Snapshot<Order> fold(Snapshot<Order> snapshot, List<OrderEvent> events) {
    for (OrderEvent event : events) {
      long version = snapshot.version() + 1;
      Instant time = START.plusSeconds(version);
      snapshot =
          snapshot.plus(new EventEnvelope<>("o-1", version, START, time, "c", "c", event), DECIDER);
    }
    return snapshot;
  }
}
