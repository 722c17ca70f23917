package io.jangbu.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Instant NANOS = Instant.parse("2026-11-21T10:00:00.123456789Z");
  private static final Instant MICROS = Instant.parse("2026-11-21T10:00:00.123456Z");

  @Test
  void bearsTheNameThatThePayloadHasInTheContract() {
    assertThat(command("o-1", null).type()).isEqualTo("ConfirmDelivery");
    assertThat(event("o-1", 1, NANOS).type()).isEqualTo("OrderDelivered");
  }

  @Test
  void namesAnEventByItsStreamAndVersion() {
    assertThat(event("o-1", 7, NANOS).id()).isEqualTo(new EventId("o-1", 7));
  }

  @Test
  void cutsTimesToMicroseconds() {
    assertThat(command("o-1", NANOS).occurredAt()).isEqualTo(MICROS);
    assertThat(event("o-1", 1, NANOS).occurredAt()).isEqualTo(MICROS);
    assertThat(event("o-1", 1, NANOS).recordedAt()).isEqualTo(MICROS);
  }

  @Test
  void refusesATimeThatNoRecordCanCarry() {
    assertThatIllegalArgumentException().isThrownBy(() -> command("o-1", Instant.MAX));
    assertThatIllegalArgumentException().isThrownBy(() -> event("o-1", 1, Instant.MIN));
  }

  @Test
  void refusesAStreamIdOutOfItsForm() {
    assertThatIllegalArgumentException().isThrownBy(() -> command("o 1", null));
    assertThatIllegalArgumentException().isThrownBy(() -> event("o 1", 1, NANOS));
    assertThatIllegalArgumentException().isThrownBy(() -> result("o 1", 1, List.of()));
  }

  @Test
  void refusesAVersionThatNoStreamHas() {
    assertThatIllegalArgumentException().isThrownBy(() -> event("o-1", 0, NANOS));
    assertThatIllegalArgumentException().isThrownBy(() -> result("o-1", -1, List.of()));
  }

  @Test
  void isTheSameCommandUnderAnotherCorrelation() {
    var command = new CommandEnvelope<>(ID, "o-1", 3L, MICROS, "a", new ConfirmDelivery());
    var again = new CommandEnvelope<>(ID, "o-1", 3L, MICROS, "b", new ConfirmDelivery());

    assertThat(command.content()).isEqualTo(again.content());
    assertThat(command.content().correlationId()).isNull();
  }

  @Test
  void keepsItsEventsWhenTheListTheyCameInChanges() {
    List<String> ids = new ArrayList<>(List.of("o-1/0000000001"));
    CommandResult result = result("o-1", 1, ids);

    ids.clear();

    assertThat(result.events()).containsExactly("o-1/0000000001");
  }

  private static CommandEnvelope<OrderCommand> command(String id, @Nullable Instant occurredAt) {
    return new CommandEnvelope<>(ID, id, null, occurredAt, null, new ConfirmDelivery());
  }

  private static EventEnvelope<OrderEvent> event(String id, long version, Instant time) {
    return new EventEnvelope<>(id, version, time, time, "c", "c", new OrderDelivered());
  }

  private static CommandResult result(String id, long version, List<String> events) {
    return new CommandResult(ID, id, Outcome.ACCEPTED, version, events, null, null);
  }
}
