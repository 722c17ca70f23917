package io.jangbu.shop.schemas.compatibility;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Fields by names, such as {@code payload.CreateOrder.lines.sku}. */
final class FieldPaths {

  private FieldPaths() {}

  /** The logical type of every field of a simple type, {@code none} where it has none. */
  static Map<String, String> logicalTypes(Schema schema) {
    Map<String, String> types = new TreeMap<>();
    collect(schema, "", types, new TreeMap<>());
    return types;
  }

  /** The default of every field that has one. */
  static Map<String, String> defaults(Schema schema) {
    Map<String, String> defaults = new TreeMap<>();
    collect(schema, "", new TreeMap<>(), defaults);
    return defaults;
  }

  private static void collect(
      Schema schema, String path, Map<String, String> types, Map<String, String> defaults) {
    switch (schema.getType()) {
      case RECORD -> {
        for (Field field : schema.getFields()) {
          String name = path.isEmpty() ? field.name() : path + "." + field.name();
          if (field.hasDefaultValue()) {
            defaults.put(name, String.valueOf(field.defaultVal()));
          }
          collect(field.schema(), name, types, defaults);
        }
      }
      case ARRAY -> collect(schema.getElementType(), path, types, defaults);
      case MAP -> collect(schema.getValueType(), path, types, defaults);
      case UNION -> {
        for (Schema branch : schema.getTypes()) {
          collect(branch, path + "." + branch.getName(), types, defaults);
        }
      }
      case NULL -> {}
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN -> {
        LogicalType type = schema.getLogicalType();
        types.put(path, type == null ? "none" : type.getName());
      }
    }
  }

  /**
   * Puts names to a place that Avro gives by numbers. Below a union there is no such place: the
   * last number is then the writer's branch, and is left out.
   *
   * @param pointer such as {@code /fields/5/type/fields/1}
   */
  static String at(Schema schema, String pointer) {
    StringBuilder path = new StringBuilder(schema.getName());
    Schema here = schema;
    Iterator<String> steps = List.of(pointer.split("/", -1)).iterator();
    while (steps.hasNext()) {
      switch (steps.next()) {
        case "fields" -> {
          if (here.getType() == Schema.Type.RECORD && steps.hasNext()) {
            Field field = here.getFields().get(Integer.parseInt(steps.next()));
            path.append('.').append(field.name());
            here = field.schema();
          }
        }
        case "items" -> here = here.getElementType();
        case "values" -> here = here.getValueType();
        default -> {}
      }
    }
    return path.toString();
  }
}
