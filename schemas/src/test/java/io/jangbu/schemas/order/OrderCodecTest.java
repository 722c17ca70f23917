package io.jangbu.schemas.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.orders.OrderSnapshot;
import io.jangbu.orders.OrderStatus;
import io.jangbu.schemas.MalformedRecordException;
import io.jangbu.schemas.SingleObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCodecTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123456Z");

  private final OrderCodec codec = new OrderCodec();

  @ParameterizedTest
  @ValueSource(strings = {"", "o-1", "0b5c6a9e", "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6g"})
  void refusesACommandIdThatIsNoUuid(String commandId) {
    byte[] bytes = new RawCommand().string(commandId).string("o-1").confirmDelivery();

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeCommand(bytes));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o 1", "o/1", "주문", "o-1\n"})
  void refusesAnOrderIdOutOfItsForm(String orderId) {
    byte[] bytes = new RawCommand().string(ID.toString()).string(orderId).confirmDelivery();

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeCommand(bytes))
        .withMessageContaining("[A-Za-z0-9_-]");
  }

  @Test
  void readsACommandWhoseIdsAreInTheirForm() {
    byte[] bytes = new RawCommand().string(ID.toString()).string("o-1").confirmDelivery();

    assertThat(codec.decodeCommand(bytes))
        .isEqualTo(new CommandEnvelope<>(ID, "o-1", null, null, null, new ConfirmDelivery()));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 10_000_000_000L})
  void refusesAnEventWhoseVersionNoStreamHas(long version) {
    byte[] bytes =
        new SingleObject<>(io.jangbu.orders.OrderEvent.class)
            .encode(
                new io.jangbu.orders.OrderEvent(
                    "o-1", version, TIME, TIME, "c", "c", new io.jangbu.orders.OrderDelivered()));

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeEvent(bytes));
  }

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
                    1L, TIME, TIME, status, "c-1", "BRL", List.of(), 0L, 0L, null, null, null));

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> codec.decodeSnapshot(bytes));
  }

  @Test
  void readsBackTheVeryTimesOfAnEnvelopeThatWasMadeWithNanoseconds() {
    Instant nanos = TIME.plusNanos(789);
    var command =
        new CommandEnvelope<OrderCommand>(ID, "o-1", null, nanos, null, new ConfirmDelivery());
    var event =
        new EventEnvelope<OrderEvent>("o-1", 1, nanos, nanos, "c", "c", new OrderDelivered());

    assertThat(command.occurredAt()).isEqualTo(TIME);
    assertThat(codec.decodeCommand(codec.encodeCommand(command))).isEqualTo(command);
    assertThat(codec.decodeEvent(codec.encodeEvent(event))).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1_000_001, -1, 0, 1, 999_999, Long.MAX_VALUE})
  void readsBackEveryTimeThatALongOfMicrosecondsCounts(long micros) {
    Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    var event = new EventEnvelope<OrderEvent>("o-1", 1, time, TIME, "c", "c", new OrderDelivered());

    assertThat(codec.decodeEvent(codec.encodeEvent(event))).isEqualTo(event);
  }
}
