package io.jangbu.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.schemas.MessageSchemas;
import io.jangbu.schemas.SingleObject;
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
      assertThat(Compatibility.breaches(today, releases.get(release - 1), release)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void isTheNewestRelease(Schema today) {
    List<Schema> releases = SingleObject.releases(today.getFullName());

    assertThat(releases).as("releases of %s", today.getFullName()).isNotEmpty();
    assertThat(SchemaNormalization.toParsingForm(releases.getLast()))
        .as(
            "%s has changed: add it as release %d (src/main/resources/releases/%s/%d.avsc)",
            today.getFullName(), releases.size() + 1, today.getFullName(), releases.size() + 1)
        .isEqualTo(SchemaNormalization.toParsingForm(today));
    assertThat(FieldPaths.logicalTypes(releases.getLast()))
        .isEqualTo(FieldPaths.logicalTypes(today));
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

  static Stream<Schema> schemas() {
    return MessageSchemas.all().stream();
  }
}
