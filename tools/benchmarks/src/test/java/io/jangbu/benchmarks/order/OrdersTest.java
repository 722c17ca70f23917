package io.jangbu.benchmarks.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Decision;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrdersTest {

  private final Orders orders = new Orders(1);

  @Test
  void areAcceptedByTheDecider() {
    OrderDecider decider = new OrderDecider();
    for (long n = 0; n < 10_000; n++) {
      assertThat(decider.decide(orders.creation(n), decider.initialState()))
          .isInstanceOf(Decision.Accepted.class);
    }
  }

  @Test
  void haveAboutTwoHundredBytes() {
    OrderCodec codec = new OrderCodec();
    for (long n = 0; n < 1_000; n++) {
      assertThat(codec.encodeCommand(orders.create(n))).hasSizeBetween(180, 240);
    }
  }

  @Test
  void areTheSameForTheSameSeedAndOthersForAnother() {
    assertThat(new Orders(1).create(5)).isEqualTo(orders.create(5));
    assertThat(new Orders(2).create(5)).isNotEqualTo(orders.create(5));
  }

  @Test
  void areAllDifferent() {
    Set<CommandEnvelope<OrderCommand>> different = new HashSet<>();
    Set<String> ids = new HashSet<>();
    for (long n = 0; n < 10_000; n++) {
      different.add(orders.create(n));
      ids.add(orders.orderId(n));
    }

    assertThat(different).hasSize(10_000);
    assertThat(ids).hasSize(10_000);
  }
}
