package io.jangbu.schemas.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.orders.CommandResult;
import io.jangbu.orders.OrderCommand;
import io.jangbu.orders.OrderEvent;
import io.jangbu.orders.OrderSnapshot;
import io.jangbu.schemas.SingleObject;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {

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

  static Stream<Schema> schemas() {
    return Stream.of(
        OrderCommand.getClassSchema(),
        OrderEvent.getClassSchema(),
        CommandResult.getClassSchema(),
        OrderSnapshot.getClassSchema());
  }
}
