package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.jangbu.orders.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedSchemasTest {

  private static final String NAME = "io.jangbu.orders.OrderEvent";

  @TempDir Path directory;

  @AfterEach
  void forget() {
    System.clearProperty(AddedSchemas.PROPERTY);
  }

  @Test
  void areNoneUnlessADirectoryIsNamed() {
    assertThat(AddedSchemas.of(NAME)).isEmpty();
  }

  @Test
  void areThoseOfTheName() throws Exception {
    write("3.avsc", OrderEvent.getClassSchema().toString());
    write("readme.txt", "no schema");

    assertThat(AddedSchemas.of(NAME)).containsExactly(OrderEvent.getClassSchema());
    assertThatNoException().isThrownBy(InventoryCodec::new);
  }

  @Test
  void stopTheStartWhenTheDirectoryIsNotThere() {
    System.setProperty(AddedSchemas.PROPERTY, directory.resolve("nowhere").toString());

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new SingleObject<>(OrderEvent.class))
        .withMessage("JANGBU_SCHEMAS is not a directory: " + directory.resolve("nowhere"));
  }

  @Test
  void stopTheStartWhenAFileIsNoSchemaOfThatName() throws Exception {
    write("2.avsc", "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new SingleObject<>(OrderEvent.class))
        .withMessageEndingWith("2.avsc is not a schema of io.jangbu.orders.OrderEvent");

    write("2.avsc", "half a sche");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new SingleObject<>(OrderEvent.class))
        .withMessageEndingWith("2.avsc is not a schema of io.jangbu.orders.OrderEvent");
  }

  /** Avro would read it as the first branch that any record can be pressed into. */
  @Test
  void letABranchThatThisBuildDoesNotKnowBeRefusedAndTheOthersBeRead() throws Exception {
    String delivered = "{\"type\":\"record\",\"name\":\"OrderDelivered\",\"fields\":[]}";
    String returned = delivered.replace("OrderDelivered", "OrderReturned");
    String today = OrderEvent.getClassSchema().toString();
    assertThat(today).contains(delivered);
    Schema later = new Schema.Parser().parse(today.replace(delivered, delivered + "," + returned));
    write("9.avsc", later.toString());
    OrderCodec reader = new OrderCodec();

    assertThat(reader.decodeEvent(event(later, "OrderDelivered")).payload())
        .isEqualTo(new OrderDelivered());
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> reader.decodeEvent(event(later, "OrderReturned")));
  }

  private static byte[] event(Schema schema, String branch) throws Exception {
    GenericData.Record event = new GenericData.Record(schema);
    event.put("orderId", "o-1");
    event.put("version", 4L);
    event.put("occurredAt", 1L);
    event.put("recordedAt", 1L);
    event.put("correlationId", "c");
    event.put("causationId", "c");
    Schema payload =
        schema.getField("payload").schema().getTypes().stream()
            .filter(type -> type.getName().equals(branch))
            .findAny()
            .orElseThrow();
    event.put("payload", new GenericData.Record(payload));
    return new BinaryMessageEncoder<>(new GenericData(), schema).encode(event).array();
  }

  private void write(String file, String content) throws Exception {
    System.setProperty(AddedSchemas.PROPERTY, directory.toString());
    Files.writeString(Files.createDirectories(directory.resolve(NAME)).resolve(file), content);
  }
}
