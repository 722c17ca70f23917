package io.jangbu.quickstart.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.function.Function;

/** The rules, each for any root package, so that what holds for the code is tried on bad code. */
enum ArchitectureRule {
  NO_SERVICE_DEPENDS_ON_ANOTHER(root ->
      CompositeArchRule.of(independent(root, "command", "projection", "shipping"))
          .and(independent(root, "projection", "command", "shipping"))
          .and(independent(root, "shipping", "command", "projection"))),

  NOTHING_BELOW_THE_SERVICES_DEPENDS_ON_THEM(root ->
      noClasses()
          .that()
          .resideOutsideOfPackages(
              root + ".command..", root + ".projection..", root + ".shipping..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(root + ".command..", root + ".projection..", root + ".shipping..")
          .because("services are deployed, and used over Kafka and HTTP alone")),

  THE_DOMAIN_DEPENDS_ON_THE_JDK_AND_JSPECIFY_ALONE(root ->
      classes()
          .that()
          .resideInAPackage(root + ".domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify.annotations", root + ".domain..")),

  SCHEMAS_DEPEND_ON_AVRO_KAFKA_AND_THE_DOMAIN_ALONE(root ->
      classes()
          .that()
          .resideInAPackage(root + ".schemas..")
          .or(GeneratedByAvro.CLASSES)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                      "java..",
                      "org.jspecify.annotations",
                      "org.apache.avro..",
                      "org.apache.kafka.common..",
                      root + ".domain..",
                      root + ".schemas..")
                  .or(GeneratedByAvro.CLASSES))
          .because("any other system can use the public contract, whatever it is built with")),

  THE_STREAMS_NEED_NO_FRAMEWORK(root ->
      classes()
          .that()
          .resideInAnyPackage(root + ".streams..", root + ".consumer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify.annotations",
              "org.apache.kafka..",
              "com.sun.management",
              "org.rocksdb..",
              "org.slf4j",
              "io.micrometer.core..",
              root + ".domain..",
              root + ".schemas..",
              root + ".consumer..",
              root + ".streams..")
          .because("how Kafka Streams is run has nothing to do with Spring, or with who runs it")),

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

  PACKAGES_FORM_NO_CYCLE(root -> slices().matching(root + ".(**)").should().beFreeOfCycles());

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

  private static ArchRule independent(String root, String service, String other, String third) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + "." + other + "..", root + "." + third + "..");
  }
}
