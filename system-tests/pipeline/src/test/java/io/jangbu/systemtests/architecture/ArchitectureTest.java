package io.jangbu.systemtests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the classes of all modules, which are built before this one. */
class ArchitectureTest {

  private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

  private static final JavaClasses CODE = new ClassFileImporter().importPaths(modules());

  @ParameterizedTest
  @EnumSource
  void holdsForTheCode(ArchitectureRule rule) {
    // A rule that no class is subject to fails, too: ArchUnit takes it for a slip.
    rule.below("io.jangbu").check(CODE);
  }

  @ParameterizedTest
  @EnumSource
  void seesTheBadCodeMadeForIt(ArchitectureRule rule) {
    String bad =
        ArchitectureTest.class.getPackageName()
            + ".fixture."
            + rule.name().toLowerCase(Locale.ROOT).replace("_", "");

    JavaClasses classes = new ClassFileImporter().importPackages(bad);

    assertThat(classes).isNotEmpty();
    assertThat(rule.below(bad).evaluate(classes).getFailureReport().getDetails()).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void complainsOnlyOfWhatItIsAbout(ArchitectureRule rule) {
    String good = ArchitectureTest.class.getPackageName() + ".fixture.good";

    rule.below(good).check(new ClassFileImporter().importPackages(good));
  }

  /** One that is misspelt would be kept for ever. */
  @Test
  void namesPackagesThatThereAre() {
    Stream.of(Strangers.OF_THE_SERVICES, Strangers.OF_THE_ENGINE)
        .flatMap(strangers -> strangers.entrySet().stream())
        .flatMap(each -> Stream.concat(Stream.of(each.getKey()), each.getValue().stream()))
        .distinct()
        .forEach(name ->
            assertThat(CODE.stream())
                .as(name)
                .anyMatch(
                    type -> (type.getPackageName() + ".").startsWith("io.jangbu." + name + ".")));
  }

  /**
   * Those of the build, so that none is forgotten; one of tests alone has no rules to keep. One
   * that only a profile has is not built before this.
   */
  private static List<Path> modules() {
    try {
      String pom = Files.readString(Path.of("../../pom.xml"));
      return MODULE
          .matcher(pom.substring(0, pom.indexOf("<profiles>")))
          .results()
          .map(module -> module.group(1))
          .filter(module -> Files.isDirectory(Path.of("..", "..", module, "src", "main")))
          .map(ArchitectureTest::classesOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path classesOf(String module) {
    Path classes = Path.of("..", "..", module, "target", "classes");
    assertThat(Files.isDirectory(classes)).as("%s is built", module).isTrue();
    return classes;
  }
}
