package io.jangbu.kafka.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.jangbu.orders.OrderEvent;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private void write(String file, String content) throws Exception {
    System.setProperty(AddedSchemas.PROPERTY, directory.toString());
    Files.writeString(Files.createDirectories(directory.resolve(NAME)).resolve(file), content);
  }
}
