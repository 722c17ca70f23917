package io.jangbu.kafka.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Schemas that this build does not know: an operator gives a service those of a later release, so
 * that it reads what that release writes, without a new build of it.
 *
 * <p>They lie in a directory as in the jar, {@code <full name>/<n>.avsc}. It is named by the system
 * property {@code jangbu.schemas} or, without it, by the environment's {@code JANGBU_SCHEMAS}, and
 * read when a codec is made, which is at the start.
 */
final class AddedSchemas {

  static final String PROPERTY = "jangbu.schemas";
  private static final String VARIABLE = "JANGBU_SCHEMAS";

  private AddedSchemas() {}

  /**
   * Those of that name; none if no directory is named.
   *
   * @throws IllegalStateException if there is no such directory, or if a file of that name in it is
   *     no such schema: the service would put aside what it is to read
   */
  static List<Schema> of(String fullName) {
    String directory = System.getProperty(PROPERTY, System.getenv(VARIABLE));
    return directory == null || directory.isBlank() ? List.of() : of(fullName, Path.of(directory));
  }

  private static List<Schema> of(String fullName, Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalStateException(VARIABLE + " is not a directory: " + directory);
    }
    Path releases = directory.resolve(fullName);
    if (!Files.isDirectory(releases)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(releases)) {
      return files
          .filter(file -> file.toString().endsWith(".avsc"))
          .sorted()
          .map(file -> read(file, fullName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Schema read(Path file, String fullName) {
    @Nullable Exception cause = null;
    try {
      Schema schema = new Schema.Parser().parse(file.toFile());
      if (fullName.equals(schema.getFullName())) {
        return schema;
      }
    } catch (IOException | RuntimeException e) {
      cause = e;
    }
    throw new IllegalStateException(file + " is not a schema of " + fullName, cause);
  }
}
