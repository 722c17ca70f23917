package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.orders.OrderDelivered;
import io.jangbu.orders.OrderEvent;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

class SingleObjectTest {

  private static final OrderEvent EVENT =
      new OrderEvent("o-1", 1L, Instant.EPOCH, Instant.EPOCH, "c", "c", null, new OrderDelivered());

  private final SingleObject<OrderEvent> events = new SingleObject<>(OrderEvent.class);

  @Test
  void startsWithTheMarkerAndTheSchemasFingerprint() throws Exception {
    byte[] bytes = events.encode(EVENT);

    byte[] fingerprint =
        SchemaNormalization.parsingFingerprint("CRC-64-AVRO", OrderEvent.getClassSchema());
    assertThat(Arrays.copyOf(bytes, 2)).containsExactly(0xC3, 0x01);
    assertThat(Arrays.copyOfRange(bytes, 2, 10)).isEqualTo(fingerprint);
    assertThat(events.decode(bytes)).isEqualTo(EVENT);
  }

  @Test
  void refusesASchemaThatWasNeverReleased() {
    byte[] bytes = events.encode(EVENT);
    bytes[9]++;

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> events.decode(bytes));
  }

  @Test
  void takesAFailureOfTheMappingForAMessageThatMakesNoSense() {
    byte[] bytes = events.encode(EVENT);

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() ->
            events.decode(
                bytes,
                _ -> {
                  throw new IllegalStateException("no sense");
                }))
        .withMessageContaining("no sense");
  }

  @Test
  void knowsEveryRelease() {
    assertThat(SingleObject.releases("io.jangbu.orders.OrderEvent")).isNotEmpty();
    assertThat(SingleObject.releases("io.jangbu.orders.Nothing")).isEmpty();
  }
}
