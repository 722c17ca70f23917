package io.jangbu.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.domain.order.Order;
import io.jangbu.domain.order.Order.NotCreated;
import io.jangbu.domain.order.OrderDecider;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.domain.order.OrderFixtures;
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
