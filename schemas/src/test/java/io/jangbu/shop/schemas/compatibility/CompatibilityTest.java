package io.jangbu.shop.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.jangbu.kafka.record.MessageSchemas;
import io.jangbu.kafka.record.SingleObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {

  private static final Path RELEASES = Path.of("src/main/resources/releases");

  @ParameterizedTest
  @MethodSource("schemas")
  void readsEveryReleaseAndIsReadByIt(Schema today) {
    List<Schema> releases = SingleObject.releases(today.getFullName());

    for (int release = 1; release <= releases.size(); release++) {
      assertThat(Compatibility.breaches(today, releases.get(release - 1), release))
          .as("what %s breaks", today.getFullName())
          .isEmpty();
    }
  }

  /** {@code -Drelease.write=true} writes the one that is missing, and never an older one. */
  @ParameterizedTest
  @MethodSource("schemas")
  void isTheNewestRelease(Schema today) throws IOException {
    List<Schema> releases = SingleObject.releases(today.getFullName());
    Path next = RELEASES.resolve(today.getFullName()).resolve((releases.size() + 1) + ".avsc");
    boolean released = !releases.isEmpty() && isSame(today, releases.getLast());

    if (!released && Boolean.getBoolean("release.write")) {
      Files.createDirectories(next.getParent());
      Files.writeString(next, ReleasedForm.of(today));
      fail("%s is written: look at it, and run the tests again", next);
    }
    assertThat(released)
        .withFailMessage(
            "%s has changed: it is to be release %d, %s (-Drelease.write=true writes it)",
            today.getFullName(), releases.size() + 1, next)
        .isTrue();
  }

  /** A schema that is gone leaves releases that nobody checks. */
  @Test
  void keepsReleasesOfTheseSchemasAloneAndNumbersThemWithoutAGap() throws IOException {
    List<String> releases =
        schemas()
            .flatMap(schema ->
                IntStream.rangeClosed(1, SingleObject.releases(schema.getFullName()).size())
                    .mapToObj(release -> schema.getFullName() + "/" + release + ".avsc"))
            .toList();

    try (Stream<Path> files = Files.find(RELEASES, 2, (_, file) -> file.isRegularFile())) {
      assertThat(files.map(RELEASES::relativize).map(Path::toString))
          .isNotEmpty()
          .isSubsetOf(releases);
    }
  }

  private static boolean isSame(Schema today, Schema released) {
    return SchemaNormalization.toParsingForm(released)
            .equals(SchemaNormalization.toParsingForm(today))
        && FieldPaths.defaults(released).equals(FieldPaths.defaults(today))
        && FieldPaths.logicalTypes(released).equals(FieldPaths.logicalTypes(today));
  }

  static Stream<Schema> schemas() {
    return MessageSchemas.all().stream();
  }
}
