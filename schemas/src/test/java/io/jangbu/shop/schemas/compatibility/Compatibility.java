package io.jangbu.shop.schemas.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;
import org.apache.avro.SchemaCompatibility.SchemaIncompatibilityType;

/**
 * Whether a schema and a released one can read each other's records and mean the same by them. Both
 * ways, for other systems take a new schema before us or long after us.
 */
public final class Compatibility {

  /**
   * A property of a union's branch: it is written only once a sender has asked for it, as the text
   * says. Readers that do not know it lose nothing until then, so that it may be added: readers are
   * given the schema before anyone asks.
   */
  static final String ONCE_ASKED_FOR = "writtenOnceAskedFor";

  private Compatibility() {}

  /** What breaks, field by field; nothing if the schema can be released. */
  public static List<String> breaches(Schema today, Schema released, int release) {
    String old = "release " + release;
    List<String> breaches = new ArrayList<>();
    breaches.addAll(named(breaches(today, released), "today cannot read what " + old + " writes"));
    breaches.addAll(
        named(
            breaches(released, today).filter(breach -> !breach.onceAskedFor()),
            old + " cannot read what today writes"));
    breaches.addAll(changedMeanings(today, released, old));
    return breaches;
  }

  private static List<String> named(Stream<Breach> breaches, String why) {
    return breaches
        .map(breach ->
            "%s: %s (%s): %s".formatted(breach.at(), breach.type(), why, breach.message()))
        .toList();
  }

  private static Stream<Breach> breaches(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .flatMap(breach -> inner(breach, FieldPaths.at(reader, breach.getLocation())));
  }

  /** Of a union Avro says only that a branch does not fit; which field of the branch, says this. */
  private static Stream<Breach> inner(Incompatibility breach, String at) {
    Breach asItIs = new Breach(at, breach.getType(), breach.getMessage(), false);
    if (breach.getType() != SchemaIncompatibilityType.MISSING_UNION_BRANCH) {
      return Stream.of(asItIs);
    }
    Schema branch = branchOfWriter(breach);
    return breach.getReaderFragment().getTypes().stream()
        .filter(candidate -> candidate.getFullName().equals(branch.getFullName()))
        .findAny()
        .map(namesake -> breaches(namesake, branch).map(field -> field.within(at)))
        .orElseGet(() ->
            Stream.of(
                new Breach(
                    at + "." + branch.getName(),
                    asItIs.type(),
                    asItIs.message(),
                    branch.getProp(ONCE_ASKED_FOR) != null)));
  }

  private static Schema branchOfWriter(Incompatibility breach) {
    Schema writer = breach.getWriterFragment();
    String location = breach.getLocation();
    return writer.isUnion()
        ? writer.getTypes().get(Integer.parseInt(location.substring(location.lastIndexOf('/') + 1)))
        : writer;
  }

  /** {@code onceAskedFor}: a branch is missing that nobody writes who is not asked for it. */
  private record Breach(
      String at, SchemaIncompatibilityType type, String message, boolean onceAskedFor) {
    Breach within(String path) {
      return new Breach(path + "." + at, type, message, onceAskedFor);
    }
  }

  /**
   * Avro reads microseconds as milliseconds without a word, and takes any default for what is not
   * there: neither may change.
   */
  private static List<String> changedMeanings(Schema today, Schema released, String old) {
    List<String> changes = new ArrayList<>();
    changes.addAll(
        changes(
            "LOGICAL_TYPE_CHANGED",
            FieldPaths.logicalTypes(today),
            FieldPaths.logicalTypes(released),
            released.getName(),
            old));
    changes.addAll(
        changes(
            "DEFAULT_CHANGED",
            FieldPaths.defaults(today),
            FieldPaths.defaults(released),
            released.getName(),
            old));
    return changes;
  }

  private static List<String> changes(
      String type, Map<String, String> now, Map<String, String> then, String schema, String old) {
    return then.entrySet().stream()
        .filter(field -> now.containsKey(field.getKey()))
        .filter(field -> !field.getValue().equals(now.get(field.getKey())))
        .map(field ->
            "%s.%s: %s from %s of %s to %s"
                .formatted(
                    schema, field.getKey(), type, field.getValue(), old, now.get(field.getKey())))
        .toList();
  }
}
