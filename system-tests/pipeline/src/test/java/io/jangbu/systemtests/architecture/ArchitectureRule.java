package io.jangbu.systemtests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rules, each for any root package, so that what holds for the code is tried on bad code. */
enum ArchitectureRule {
  NO_SERVICE_DEPENDS_ON_ANOTHER(root ->
      classes()
          .that()
          .resideInAPackage(root + "..")
          .should(new KnowNoStranger(root, Strangers.OF_THE_SERVICES))
          .because("services are deployed, and used over Kafka and HTTP alone")),

  THE_ARROWS_OF_THE_ENGINE_GO_ONE_WAY(root ->
      classes()
          .that()
          .resideInAnyPackage(all(root, Rooms.ENGINE))
          .should(new KnowNoStranger(root, Strangers.OF_THE_ENGINE))),

  THE_ENGINE_KNOWS_NO_SHOP(root ->
      noClasses()
          .that()
          .resideInAnyPackage(all(root, Rooms.ENGINE))
          .should()
          .dependOnClassesThat(resideInAnyPackage(root + ".shop..").or(GeneratedByAvro.CLASSES))
          .because("any domain is built on it")),

  NOTHING_BELOW_THE_TOOLS_DEPENDS_ON_THEM(root ->
      noClasses()
          .that()
          .resideOutsideOfPackages(all(root, Rooms.TOOLS))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(all(root, Rooms.TOOLS))),

  THE_CORE_DEPENDS_ON_THE_JDK_AND_JSPECIFY_ALONE(root ->
      classes()
          .that()
          .resideInAPackage(root + ".core..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations", root + ".core..")),

  THE_DOMAIN_IS_PURE_JAVA(root ->
      classes()
          .that()
          .resideInAPackage(root + ".shop.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.jspecify.annotations", root + ".core..", root + ".shop.domain..")
          .because("rules need no clock, no database and no framework")),

  SCHEMAS_HOLD_NO_ROUTES_VIEWS_OR_FRAMEWORK(root ->
      classes()
          .that()
          .resideInAnyPackage(root + ".shop.schemas..", root + ".kafka.record..")
          .or(GeneratedByAvro.CLASSES)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "org.jspecify.annotations",
                      "org.apache.avro..",
                      "org.apache.kafka.common..",
                      root + ".core..",
                      root + ".kafka.record..",
                      root + ".shop.domain..",
                      root + ".shop.schemas..")
                  .or(GeneratedByAvro.CLASSES))
          .because("any other system can use the public contract, whatever it is built with")),

  KAFKA_NEEDS_NO_FRAMEWORK(root ->
      classes()
          .that()
          .resideInAPackage(root + ".kafka..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.crypto..",
              "org.jspecify.annotations",
              "org.apache.avro..",
              "org.apache.kafka..",
              "com.sun.management",
              "org.rocksdb..",
              "org.slf4j",
              "io.micrometer..",
              // Settings tell themselves what they are bound to.
              "org.springframework.boot.context.properties..",
              "org.springframework.validation.annotation",
              "org.springframework.util.unit",
              "jakarta.validation.constraints",
              root + ".core..",
              root + ".kafka..")
          .because(
              "how Kafka Streams is run has nothing to do with Spring but for the form of its"
                  + " settings, or with who runs it")),

  PACKAGES_ARE_NAMED_BY_CONCEPT(root ->
      noClasses()
          .that()
          .resideInAPackage(root + "..")
          .should()
          .resideInAnyPackage(
              root + "..util..",
              root + "..utils..",
              root + "..common..",
              root + "..impl..",
              root + "..helper..",
              root + "..dto..",
              root + "..controller..",
              root + "..manager..")
          .because("there is a package per concept, never per layer")),

  CLASSES_SAY_WHAT_THEY_ARE(root ->
      noClasses()
          .that()
          .resideInAPackage(root + "..")
          .should()
          .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Info|Data)")
          .because("such a name fits anything")),

  PACKAGES_FORM_NO_CYCLE(root -> slices().matching(root + ".(**)").should().beFreeOfCycles()),

  CLASSES_FORM_NO_CYCLE(root ->
      slices()
          .assignedFrom(new TopLevelClasses(root))
          .should()
          .beFreeOfCycles()
          .because("who makes whom, and who needs whom, is read in one direction"));

  /** Packages of one room; rules above cannot use constants of the enum itself. */
  private static final class Rooms {

    static final String[] ENGINE = {"core", "kafka", "command", "projection", "starter", "testkit"};
    static final String[] TOOLS = {"cli", "localservices", "benchmarks"};
  }

  // The functions capture nothing, which their type cannot say.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<String, ArchRule> rule;

  ArchitectureRule(Function<String, ArchRule> rule) {
    this.rule = rule;
  }

  /** The rule for all that is below that package. */
  ArchRule below(String root) {
    return rule.apply(root);
  }

  private static String[] all(String root, String... packages) {
    return Stream.of(packages).map(name -> root + "." + name + "..").toArray(String[]::new);
  }
}
