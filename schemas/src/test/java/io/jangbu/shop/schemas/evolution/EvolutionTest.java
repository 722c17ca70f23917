package io.jangbu.shop.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderDecider;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.schemas.compatibility.Compatibility;
import io.jangbu.shop.schemas.compatibility.ReleasedForm;
import io.jangbu.shop.schemas.evolution.next.Order;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderCreated;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.OrderShipped;
import io.jangbu.shop.schemas.evolution.next.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.evolution.next.OrderFold;
import io.jangbu.shop.schemas.evolution.next.PaymentMethod;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two releases of the code side by side. */
class EvolutionTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  private static final List<Line> LINES = List.of(new Line("ink", 2, 450));

  private static final OrderEvent OLD_CREATED =
      new OrderEvent.OrderCreated("ada", "EUR", LINES, 390, 1290);
  private static final OrderEvent OLD_PAID =
      new OrderEvent.PaymentProcessed("p-1", 1290, "CARD:VISA");

  private static final OrderCreated NEW_CREATED =
      new OrderCreated("ada", "EUR", LINES, 390, 1290, Fulfilment.NONE, null, "phone");
  private static final PaymentProcessed NEW_PAID =
      new PaymentProcessed("p-1", 1290, new PaymentMethod("CARD", "VISA"));

  /** A service of today's build, and the same one with the schema of the next release. */
  private final OrderCodec unprepared = new OrderCodec();

  private final OrderCodec old = preparedCodec();
  private final io.jangbu.shop.schemas.evolution.next.OrderCodec next =
      new io.jangbu.shop.schemas.evolution.next.OrderCodec(Releases.all());

  @Test
  void letsEachGenerationReadWhatItWrites() {
    assertThat(old.decodeEvent(old.encodeEvent(event(1, OLD_CREATED))).payload())
        .isEqualTo(OLD_CREATED);
    assertThat(next.decodeEvent(next.encodeEvent(event(1, NEW_CREATED))).payload())
        .isEqualTo(NEW_CREATED);
    assertThat(next.decodeEvent(next.encodeEvent(event(2, NEW_PAID))).payload())
        .isEqualTo(NEW_PAID);
  }

  @Test
  void letsANewConsumerReadOldRecordsInTheirNewestForm() {
    var created = next.decodeEvent(old.encodeEvent(event(1, OLD_CREATED)));
    var paid = next.decodeEvent(old.encodeEvent(event(2, OLD_PAID)));

    assertThat(created)
        .isEqualTo(
            event(
                1,
                new OrderCreated(
                    "ada", "EUR", LINES, 390, 1290, Fulfilment.NONE, null, "unknown")));
    assertThat(paid).isEqualTo(event(2, NEW_PAID));
  }

  @Test
  void givesAMethodWithoutProviderItsKindAlone() {
    OrderEvent boleto = new OrderEvent.PaymentProcessed("p-1", 1290, "boleto");

    assertThat(next.decodeEvent(old.encodeEvent(event(2, boleto))).payload())
        .isEqualTo(new PaymentProcessed("p-1", 1290, new PaymentMethod("boleto", null)));
  }

  @Test
  void letsAnOldConsumerReadNewRecordsOnceItHasTheirSchema() {
    assertThat(old.decodeEvent(next.encodeEvent(event(1, NEW_CREATED))))
        .isEqualTo(event(1, OLD_CREATED));
    assertThat(old.decodeEvent(next.encodeEvent(event(2, NEW_PAID)))).isEqualTo(event(2, OLD_PAID));
  }

  @Test
  void letsAnOldConsumerWithoutTheSchemaPutNewRecordsAside() {
    byte[] record = next.encodeEvent(event(2, NEW_PAID));

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> unprepared.decodeEvent(record))
        .withMessageContaining("Cannot resolve schema for fingerprint");
  }

  /** The writer is rolled out, rolled back, and rolled out again, in the life of one order. */
  @Test
  void foldsAStreamOfBothGenerationsToTheSameOrder() {
    List<byte[]> stream =
        List.of(
            next.encodeEvent(event(1, NEW_CREATED)),
            old.encodeEvent(event(2, OLD_PAID)),
            next.encodeEvent(event(3, new OrderShipped("dhl", null))),
            old.encodeEvent(event(4, new OrderEvent.OrderDelivered())));

    assertThat(newFold(stream))
        .isEqualTo(
            new Order(
                Order.Status.DELIVERED,
                "ada",
                "phone",
                LINES,
                1290,
                new PaymentMethod("CARD", "VISA"),
                "dhl"));
    assertThat(oldFold(stream))
        .isEqualTo(
            new io.jangbu.shop.domain.order.Order.Delivered(
                new io.jangbu.shop.domain.order.Order.Purchase("ada", "EUR", LINES, 390, 1290),
                new io.jangbu.shop.domain.order.Order.Payment("p-1", 1290, "CARD:VISA"),
                new io.jangbu.shop.domain.order.Order.Shipment("dhl", null)));
  }

  @ParameterizedTest
  @MethodSource("goldenRecords")
  void readsTheGoldenRecordsOfTheFirstRelease(Path golden) throws IOException {
    byte[] record = HexFormat.of().parseHex(String.join("", Files.readAllLines(golden)));

    var read = next.decodeEvent(record);

    EventEnvelope<OrderEvent> known = old.decodeEvent(record);
    assertThat(read.id()).isEqualTo(known.id());
    assertThat(read.type()).isEqualTo(known.type());
    assertThat(read.recordedAt()).isEqualTo(known.recordedAt());
    assertThat(old.decodeEvent(next.encodeEvent(read))).as("nothing is lost").isEqualTo(known);
  }

  @Test
  void writesTheReleaseAsTheBuildDoes() {
    assertThat(Releases.NEXT).hasContent(ReleasedForm.of(Releases.idl()));
  }

  @Test
  void passesTheCheckOfTheBuild() {
    List<Schema> today = Releases.today();
    for (int release = 1; release <= today.size(); release++) {
      assertThat(Compatibility.breaches(Releases.next(), today.get(release - 1), release))
          .isEmpty();
    }
  }

  /** What not to do: the new fields in place of the old one. */
  @Test
  void fallsThroughTheCheckWhenTheOldFieldIsNotWrittenAnyMore() {
    Schema contracted =
        new Schema.Parser()
            .parse(
                Releases.next()
                    .toString()
                    .replaceFirst("\\{\"name\":\"method\",\"type\":\"string\"[^}]*},", ""));

    assertThat(Compatibility.breaches(contracted, Releases.today().getFirst(), 1))
        .containsExactly(
            "OrderEvent.payload.PaymentProcessed.method: READER_FIELD_MISSING_DEFAULT_VALUE"
                + " (release 1 cannot read what today writes): method");
  }

  static Stream<Path> goldenRecords() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/golden/orders/1"))) {
      List<Path> events =
          files
              .filter(
                  file -> file.getFileName().toString().matches("(Order|PaymentProcessed).*\\.hex"))
              .sorted()
              .toList();
      assertThat(events).hasSize(6);
      return events.stream();
    }
  }

  private Order newFold(List<byte[]> stream) {
    OrderFold fold = new OrderFold();
    Order order = fold.initialState();
    for (byte[] record : stream) {
      order = fold.evolve(order, next.decodeEvent(record).payload());
    }
    return order;
  }

  private io.jangbu.shop.domain.order.Order oldFold(List<byte[]> stream) {
    OrderDecider fold = new OrderDecider();
    io.jangbu.shop.domain.order.Order order = fold.initialState();
    for (byte[] record : stream) {
      order = fold.evolve(order, old.decodeEvent(record).payload());
    }
    return order;
  }

  private static OrderCodec preparedCodec() {
    System.setProperty("jangbu.schemas", Releases.DIRECTORY.toString());
    try {
      return new OrderCodec();
    } finally {
      System.clearProperty("jangbu.schemas");
    }
  }

  private static <E> EventEnvelope<E> event(long version, E payload) {
    return new EventEnvelope<>(
        "o-1", version, TIME, TIME.plusSeconds(version), "corr", "cause", payload);
  }
}
