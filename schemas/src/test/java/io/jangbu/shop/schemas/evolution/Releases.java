package io.jangbu.shop.schemas.evolution;

import io.jangbu.kafka.record.SingleObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.idl.IdlReader;

/** The example's releases of {@code OrderEvent}: those of today, and the next, 4. */
final class Releases {

  /** Where the schema of release 4 lies, as an operator gives it to services of release 3. */
  static final Path DIRECTORY = Path.of("src/test/resources/evolution/releases");

  static final Path NEXT = DIRECTORY.resolve("io.jangbu.orders.OrderEvent/4.avsc");

  private static final Path IDL = Path.of("src/test/resources/evolution/event.avdl");

  private Releases() {}

  /** Those that today's build has, the oldest first. */
  static List<Schema> today() {
    return SingleObject.releases("io.jangbu.orders.OrderEvent");
  }

  static Schema next() {
    try {
      return new Schema.Parser().parse(NEXT.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What release 4 is in the IDL. */
  static Schema idl() {
    try {
      return new IdlReader().parse(IDL).getMainSchema();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Schema> all() {
    return Stream.concat(today().stream(), Stream.of(next())).toList();
  }
}
