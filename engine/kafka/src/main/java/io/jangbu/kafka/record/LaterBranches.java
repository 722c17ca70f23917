package io.jangbu.kafka.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/**
 * The branches of a message's unions that this build does not know, and a later release has. Avro
 * reads a record of such a branch as the first one that it can be pressed into, whatever their
 * names, which is any that has no fields. Known as what they are, they are refused instead.
 */
final class LaterBranches {

  private LaterBranches() {}

  /**
   * What messages are read as: today's schema, whose fields that are unions have the branches of
   * the later ones, too. The same if these have no more.
   */
  static Schema readAs(Schema today, List<Schema> later) {
    List<Field> fields =
        today.getFields().stream().map(field -> new Field(field, union(field, later))).toList();
    if (fields.stream().map(Field::schema).toList().equals(schemas(today))) {
      return today;
    }
    Schema readAs =
        Schema.createRecord(today.getName(), today.getDoc(), today.getNamespace(), false);
    today.getObjectProps().forEach(readAs::addProp);
    readAs.setFields(fields);
    return readAs;
  }

  private static List<Schema> schemas(Schema record) {
    return record.getFields().stream().map(Field::schema).toList();
  }

  private static Schema union(Field field, List<Schema> later) {
    if (!field.schema().isUnion()) {
      return field.schema();
    }
    List<Schema> branches = new ArrayList<>(field.schema().getTypes());
    Set<String> known =
        branches.stream().map(Schema::getFullName).collect(Collectors.toCollection(TreeSet::new));
    for (Schema schema : later) {
      Field namesake = schema.getField(field.name());
      if (namesake != null && namesake.schema().isUnion()) {
        namesake.schema().getTypes().stream()
            .filter(branch -> branch.getType() == Schema.Type.RECORD)
            .filter(branch -> known.add(branch.getFullName()))
            .forEach(branches::add);
      }
    }
    return branches.size() == field.schema().getTypes().size()
        ? field.schema()
        : Schema.createUnion(branches);
  }
}
