package io.jangbu.shop.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.orders.Fulfilment;
import io.jangbu.orders.OrderSnapshot;
import io.jangbu.orders.OrderStatus;
import io.jangbu.shop.domain.order.Order;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OrderSnapshotsTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123456Z");

  private final OrderSnapshots snapshots = new OrderSnapshots();

  @ParameterizedTest
  @EnumSource(
      value = OrderStatus.class,
      mode = Mode.EXCLUDE,
      names = {"ERASED", "CREATED"})
  void refusesASnapshotThatLacksWhatItsStatusNeeds(OrderStatus status) {
    byte[] bytes =
        new SingleObject<>(OrderSnapshot.class)
            .encode(
                new OrderSnapshot(
                    1L,
                    TIME,
                    TIME,
                    status,
                    "c-1",
                    "BRL",
                    List.of(),
                    0L,
                    0L,
                    null,
                    null,
                    null,
                    Fulfilment.NONE,
                    null,
                    null,
                    false));

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> snapshots.decode(bytes, _ -> null));
  }

  @Test
  void keepsNoEntries() {
    assertThat(snapshots.changedEntries(new Order.NotCreated())).isEmpty();
  }
}
