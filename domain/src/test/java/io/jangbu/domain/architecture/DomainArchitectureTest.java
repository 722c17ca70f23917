package io.jangbu.domain.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.jangbu.domain.architecture.fixture.LeansOnALibrary;
import io.jangbu.domain.order.OrderDecider;
import org.junit.jupiter.api.Test;

class DomainArchitectureTest {

  private static final ArchRule DEPENDS_ON_THE_JDK_AND_JSPECIFY_ALONE =
      classes()
          .that()
          .resideInAPackage("io.jangbu.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations", "io.jangbu.domain..")
          .because("a decider is a pure function that any service, tool or test can call");

  private final JavaClasses domain =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.jangbu.domain");

  @Test
  void dependsOnTheJdkAndJSpecifyAlone() {
    assertThat(domain.contain(OrderDecider.class)).isTrue();
    DEPENDS_ON_THE_JDK_AND_JSPECIFY_ALONE.check(domain);
  }

  @Test
  void seesAClassThatLeansOnALibrary() {
    JavaClasses bad = new ClassFileImporter().importClasses(LeansOnALibrary.class);

    assertThat(DEPENDS_ON_THE_JDK_AND_JSPECIFY_ALONE.evaluate(bad).hasViolation()).isTrue();
  }
}
