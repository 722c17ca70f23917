package io.jangbu.shop.schemas.evolution;

import io.jangbu.kafka.record.SingleObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.idl.IdlReader;

/** The example's releases of {@code OrderEvent}: 1 is today's, 2 the next. */
final class Releases {

  /** Where the schema of release 2 lies, as an operator gives it to services of release 1. */
  static final Path DIRECTORY = Path.of("src/test/resources/evolution/releases");

  static final Path SECOND = DIRECTORY.resolve("io.jangbu.orders.OrderEvent/2.avsc");

  private static final Path IDL = Path.of("src/test/resources/evolution/event.avdl");

  private Releases() {}

  static Schema first() {
    return SingleObject.releases("io.jangbu.orders.OrderEvent").getFirst();
  }

  static Schema second() {
    try {
      return new Schema.Parser().parse(SECOND.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What release 2 is in the IDL. */
  static Schema idl() {
    try {
      return new IdlReader().parse(IDL).getMainSchema();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Schema> all() {
    return List.of(first(), second());
  }
}
