package io.jangbu.quickstart.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads the classes of all modules, which are built before this one. */
class ArchitectureTest {

  private static final List<Path> MODULES =
      List.of(
          classesOf("domain"),
          classesOf("schemas"),
          classesOf("http"),
          classesOf("local-kafka"),
          classesOf("command-service"),
          classesOf("projection-service"),
          classesOf("shipping-subscriber"),
          classesOf("quickstart"));

  private static final JavaClasses CODE = new ClassFileImporter().importPaths(MODULES);

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

  private static Path classesOf(String module) {
    Path classes = Path.of("..", module, "target", "classes");
    assertThat(Files.isDirectory(classes)).as("%s is built", module).isTrue();
    return classes;
  }
}
