package io.jangbu.kafka.record;

import io.jangbu.core.Erased;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/**
 * The personal data in records of one schema: the texts of those fields that it marks with {@code
 * "personal": true}, at whatever depth. The mark is no part of what Avro calls the canonical form:
 * bytes and fingerprints are the same with it and without.
 */
final class PersonalFields {

  /** The mark. */
  private static final String MARK = "personal";

  private PersonalFields() {}

  /**
   * Looks whether the marks make sense.
   *
   * @throws IllegalArgumentException if a marked field has no text
   */
  static void check(Schema schema) {
    check(schema, new HashSet<>());
  }

  private static void check(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case RECORD -> {
        if (seen.add(schema.getFullName())) {
          for (Schema.Field field : schema.getFields()) {
            if (isMarked(field) && !isText(field.schema())) {
              throw new IllegalArgumentException(
                  "%s.%s is marked as personal and is no string"
                      .formatted(schema.getFullName(), field.name()));
            }
            check(field.schema(), seen);
          }
        }
      }
      case UNION -> schema.getTypes().forEach(type -> check(type, seen));
      case ARRAY -> check(schema.getElementType(), seen);
      case MAP -> check(schema.getValueType(), seen);
      default -> {}
    }
  }

  /** The personal texts in the record, those that were erased before left out. */
  static List<String> texts(IndexedRecord record) {
    List<String> texts = new ArrayList<>();
    visit(record, (holder, field) -> texts.add(holder.get(field.pos()).toString()));
    return texts;
  }

  /** Puts {@link Erased#TEXT} in the place of each personal text. */
  static void erase(IndexedRecord record) {
    visit(record, (holder, field) -> holder.put(field.pos(), Erased.TEXT));
  }

  /** Hears of a marked field that has a text, other than what erased ones have. */
  private interface Visitor {
    void marked(IndexedRecord holder, Schema.Field field);
  }

  private static void visit(Object value, Visitor visitor) {
    switch (value) {
      case IndexedRecord record -> {
        for (Schema.Field field : record.getSchema().getFields()) {
          Object held = record.get(field.pos());
          if (held == null) {
            continue;
          }
          if (!isMarked(field)) {
            visit(held, visitor);
          } else if (!Erased.TEXT.contentEquals(held.toString())) {
            visitor.marked(record, field);
          }
        }
      }
      case Collection<?> items -> items.forEach(item -> visit(item, visitor));
      case Map<?, ?> entries -> entries.values().forEach(entry -> visit(entry, visitor));
      default -> {}
    }
  }

  private static boolean isMarked(Schema.Field field) {
    return Boolean.TRUE.equals(field.getObjectProp(MARK));
  }

  private static boolean isText(Schema schema) {
    return schema.isUnion()
        ? schema.getTypes().stream()
            .allMatch(type -> type.getType() == Schema.Type.NULL || isText(type))
        : schema.getType() == Schema.Type.STRING;
  }
}
