package io.jangbu.schemas.compatibility;

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

  private Compatibility() {}

  /** What breaks, field by field; nothing if the schema can be released. */
  public static List<String> breaches(Schema today, Schema released, int release) {
    String old = "release " + release;
    List<String> breaches = new ArrayList<>();
    breaches.addAll(breaches(today, "today", released, old));
    breaches.addAll(breaches(released, old, today, "today"));
    breaches.addAll(changedMeanings(today, released, old));
    return breaches;
  }

  private static List<String> breaches(
      Schema reader, String readerName, Schema writer, String writerName) {
    String why = "%s cannot read what %s writes".formatted(readerName, writerName);
    return breaches(reader, writer)
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
    Breach asItIs = new Breach(at, breach.getType(), breach.getMessage());
    if (breach.getType() != SchemaIncompatibilityType.MISSING_UNION_BRANCH) {
      return Stream.of(asItIs);
    }
    Schema branch = branchOfWriter(breach);
    return breach.getReaderFragment().getTypes().stream()
        .filter(candidate -> candidate.getFullName().equals(branch.getFullName()))
        .findAny()
        .map(namesake -> breaches(namesake, branch).map(field -> field.within(at)))
        .orElseGet(() ->
            Stream.of(new Breach(at + "." + branch.getName(), asItIs.type(), asItIs.message())));
  }

  private static Schema branchOfWriter(Incompatibility breach) {
    Schema writer = breach.getWriterFragment();
    String location = breach.getLocation();
    return writer.isUnion()
        ? writer.getTypes().get(Integer.parseInt(location.substring(location.lastIndexOf('/') + 1)))
        : writer;
  }

  private record Breach(String at, SchemaIncompatibilityType type, String message) {
    Breach within(String path) {
      return new Breach(path + "." + at, type, message);
    }
  }

  /** Avro reads microseconds as milliseconds without a word: a logical type must stay. */
  private static List<String> changedMeanings(Schema today, Schema released, String old) {
    Map<String, String> meanings = FieldPaths.logicalTypes(today);
    List<String> changes = new ArrayList<>();
    FieldPaths.logicalTypes(released)
        .forEach((path, meaning) -> {
          String now = meanings.get(path);
          if (now != null && !now.equals(meaning)) {
            changes.add(
                "%s.%s: LOGICAL_TYPE_CHANGED from %s of %s to %s"
                    .formatted(released.getName(), path, meaning, old, now));
          }
        });
    return changes;
  }
}
