package io.jangbu.shop.schemas.records;

import static io.jangbu.shop.schemas.records.GenericMessages.forged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.Payloads;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The envelopes, which are the same in every context. */
class CodecTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.123456Z");

  @ParameterizedTest
  @ValueSource(strings = {"", "o-1", "0b5c6a9e", "0b5c6a9e-8f0e-4b7e-9d6c-2f1a3b4c5d6g"})
  void refusesACommandIdThatIsNoUuid(String commandId) {
    contexts()
        .flatMap(context -> Stream.concat(context.commands(), context.results()))
        .forEach(sample -> assertRefused(sample, "commandId", commandId));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "o 1", "o/1", "주문", "o-1\n"})
  void refusesAStreamIdOutOfItsForm(String streamId) {
    contexts()
        .forEach(context ->
            Stream.of(context.commands(), context.events(), context.results())
                .flatMap(samples -> samples)
                .forEach(
                    sample -> assertRefused(sample, context.codec().streamIdField(), streamId)));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 10_000_000_000L})
  void refusesAnEventWhoseVersionNoStreamHas(long version) {
    contexts()
        .flatMap(Samples::events)
        .forEach(sample -> assertRefused(sample, "version", version));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1})
  void refusesAResultWhoseVersionNoStreamHas(long version) {
    contexts()
        .flatMap(Samples::results)
        .forEach(sample -> assertRefused(sample, "version", version));
  }

  @Test
  void readsBackTheVeryTimesOfAnEnvelopeThatWasMadeWithNanoseconds() {
    Instant nanos = TIME.plusNanos(789);

    contexts()
        .forEach(context -> {
          assertThat(readsBackACommand(context, nanos).occurredAt()).isEqualTo(TIME);
          assertThat(readsBackAnEvent(context, nanos).recordedAt()).isEqualTo(TIME);
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1_000_001, -1, 0, 1, 999_999, Long.MAX_VALUE})
  void readsBackEveryTimeThatALongOfMicrosecondsCounts(long micros) {
    Instant time = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);

    contexts()
        .forEach(context -> {
          assertThat(readsBackACommand(context, time).occurredAt()).isEqualTo(time);
          assertThat(readsBackAnEvent(context, time).occurredAt()).isEqualTo(time);
        });
  }

  @Test
  void asksForTheFieldsOfTheEnvelopesWhenItIsMade() {
    assertNotMade("sku", "io.jangbu.orders.OrderCommand has no field sku");
    assertNotMade("payload.reason", "has no field payload.reason");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec("orderId", io.jangbu.orders.OrderEvent.class))
        .withMessage("io.jangbu.orders.OrderEvent has no field commandId");
  }

  private static Stream<Samples<?, ?, ?>> contexts() {
    return Samples.ofAllContexts();
  }

  private static void assertRefused(Sample<?> sample, String field, Object value) {
    assertThatExceptionOfType(MalformedRecordException.class)
        .as("%s with %s in %s", sample, value, field)
        .isThrownBy(() -> sample.decoded(forged(sample, field, value)));
  }

  private static <C> CommandEnvelope<C> readsBackACommand(Samples<C, ?, ?> context, Instant time) {
    C payload = context.commands().findFirst().orElseThrow().message().payload();
    var command = new CommandEnvelope<>(new UUID(1, 2), "o-1", null, time, null, payload);
    var decoded = context.codec().decodeCommand(context.codec().encodeCommand(command));
    assertThat(decoded).isEqualTo(command);
    return decoded;
  }

  private static <E> EventEnvelope<E> readsBackAnEvent(Samples<?, E, ?> context, Instant time) {
    E payload = context.events().findFirst().orElseThrow().message().payload();
    var event = new EventEnvelope<>("o-1", 1, time, time, "c", "c", payload);
    var decoded = context.codec().decodeEvent(context.codec().encodeEvent(event));
    assertThat(decoded).isEqualTo(event);
    return decoded;
  }

  private static void assertNotMade(String streamId, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec(streamId, io.jangbu.orders.OrderCommand.class))
        .withMessageContaining(message);
  }

  private static Codec<Object, Object> codec(
      String streamId, Class<? extends SpecificRecord> command) {
    return new Codec<>(
        streamId,
        command,
        io.jangbu.orders.OrderEvent.class,
        io.jangbu.orders.CommandResult.class,
        new AsTheyAre()) {};
  }

  /** Payloads that are not mapped at all. */
  private static final class AsTheyAre implements Payloads<Object, Object> {

    @Override
    public Object fromCommand(Object command, UUID commandId) {
      return command;
    }

    @Override
    public Object toCommand(Object avro, UUID commandId) {
      return avro;
    }

    @Override
    public Object fromEvent(Object event) {
      return event;
    }

    @Override
    public Object toEvent(Object avro) {
      return avro;
    }
  }
}
