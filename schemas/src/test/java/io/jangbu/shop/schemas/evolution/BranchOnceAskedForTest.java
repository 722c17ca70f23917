package io.jangbu.shop.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jangbu.core.EventEnvelope;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.domain.order.OrderEvent.StockConfirmed;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MissingSchemaException;
import org.junit.jupiter.api.Test;

/**
 * Release 2 of OrderEvent has a branch that release 1 has not, {@code StockConfirmed}. Both orders
 * of rollout: what a reader of release 1 makes of what the writer of release 2 writes, with and
 * without its schema, before and after anyone has asked for a reservation.
 */
class BranchOnceAskedForTest {

  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");
  private static final List<Line> LINES = List.of(new Line("ink", 2, 450));

  private static final OrderEvent CREATED = new OrderCreated("ada", "EUR", LINES, 390, 1290);
  private static final OrderEvent RESERVING =
      new OrderCreated("ada", "EUR", LINES, 390, 1290, Fulfilment.RESERVE, null);

  private final List<Schema> releases = Releases.today();
  private final OrderCodec writer = new OrderCodec();

  @Test
  void losesAReaderNothingThatWasGivenTheSchemaBeforeTheWriterCame() throws IOException {
    BinaryMessageDecoder<GenericRecord> reader = readerOfTheFirst(releases.getLast());

    for (OrderEvent event :
        List.of(CREATED, new PaymentProcessed("p-1", 1290, "card"), new OrderDelivered())) {
      assertThat(payload(reader, event).getSchema().getName())
          .isEqualTo(event.getClass().getSimpleName());
    }
    assertThat(payload(reader, RESERVING).get("customerId")).hasToString("ada");
  }

  /** The writer first: nothing can be read, whatever the branch; so it is never rolled out so. */
  @Test
  void leavesAReaderWithoutTheSchemaNothing() {
    BinaryMessageDecoder<GenericRecord> reader = readerOfTheFirst();

    assertThatExceptionOfType(MissingSchemaException.class)
        .isThrownBy(() -> payload(reader, CREATED));
  }

  /**
   * Readers before those who ask: until then the branch is not written at all. Avro for Java does
   * not go by its name, and presses it into the first branch that lacks nothing.
   */
  @Test
  void isReadAsAnotherByAReaderOfTheFirstReleaseOnceItIsAskedFor() throws IOException {
    BinaryMessageDecoder<GenericRecord> reader = readerOfTheFirst(releases.getLast());

    assertThat(payload(reader, new StockConfirmed()).getSchema().getName())
        .isEqualTo("OrderDelivered");
  }

  private GenericRecord payload(BinaryMessageDecoder<GenericRecord> reader, OrderEvent event)
      throws IOException {
    byte[] record =
        writer.encodeEvent(new EventEnvelope<>("o-1", 1, TIME, TIME, "corr", "cause", event));
    return (GenericRecord) reader.decode(record).get("payload");
  }

  private BinaryMessageDecoder<GenericRecord> readerOfTheFirst(Schema... given) {
    BinaryMessageDecoder<GenericRecord> reader =
        new BinaryMessageDecoder<>(new GenericData(), releases.getFirst());
    for (Schema schema : given) {
      reader.addSchema(schema);
    }
    return reader;
  }
}
