package io.jangbu.command.format;

import io.jangbu.kafka.record.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * JSON validated strictly against an Avro schema: no unknown field, no {@code "5"} and no 5.0 for
 * 5. What is read wrongly here would be kept for ever.
 *
 * <p>Avro's unions are either something or null, or one of several records; the latter is named by
 * the field {@code type} beside it. What Avro has and JSON has not (bytes, for instance) is
 * refused: such a command comes as Avro.
 */
final class AvroValues {

  private static final String TYPE = "type";

  private AvroValues() {}

  /**
   * The record that a JSON object is.
   *
   * @param path where it stands in the command, empty for the command itself
   * @throws MalformedRecordException if the schema is another; names the field
   */
  static GenericRecord record(Schema schema, JsonNode json, String path) {
    Scalars.requireKind(json.isObject(), path, "an object", json);
    refuseUnknownFields(schema, json, path);
    GenericRecord record = new GenericData.Record(schema);
    for (Field field : schema.getFields()) {
      record.put(field.pos(), field(field, json, path));
    }
    return record;
  }

  private static void refuseUnknownFields(Schema schema, JsonNode json, String path) {
    boolean hasType = schema.getFields().stream().anyMatch(field -> isChoice(field.schema()));
    for (String name : json.propertyNames()) {
      if (schema.getField(name) == null && !(hasType && name.equals(TYPE))) {
        throw new MalformedRecordException(at(path, name) + " is no field of " + schema.getName());
      }
    }
  }

  private static @Nullable Object field(Field field, JsonNode json, String path) {
    String here = at(path, field.name());
    JsonNode value = json.get(field.name());
    if (value == null) {
      if (!field.hasDefaultValue()) {
        throw new MalformedRecordException(here + " is missing");
      }
      return GenericData.get().getDefaultValue(field);
    }
    Schema schema = field.schema();
    return value(isChoice(schema) ? chosen(schema, json, at(path, TYPE)) : schema, value, here);
  }

  private static Schema chosen(Schema choice, JsonNode json, String path) {
    List<String> names = choice.getTypes().stream().map(Schema::getName).toList();
    JsonNode type = json.get(TYPE);
    int index = type != null && type.isString() ? names.indexOf(type.stringValue()) : -1;
    if (index < 0) {
      throw new MalformedRecordException(path + " must be one of " + String.join(", ", names));
    }
    return choice.getTypes().get(index);
  }

  private static @Nullable Object value(Schema schema, JsonNode json, String path) {
    return switch (schema.getType()) {
      case UNION -> orNull(schema, json, path);
      case RECORD -> record(schema, json, path);
      case ARRAY -> list(schema.getElementType(), json, path);
      case ENUM -> Scalars.symbol(schema, json, path);
      case STRING ->
          LogicalTypes.uuid().equals(schema.getLogicalType())
              ? Scalars.uuid(json, path)
              : Scalars.text(json, path);
      case LONG ->
          LogicalTypes.timestampMicros().equals(schema.getLogicalType())
              ? Scalars.time(json, path)
              : Scalars.wholeNumber(json, path);
      case INT -> Scalars.smallNumber(json, path);
      case DOUBLE -> Scalars.number(json, path);
      case BOOLEAN -> Scalars.trueOrFalse(json, path);
      default -> throw notInJson(path);
    };
  }

  private static @Nullable Object orNull(Schema union, JsonNode json, String path) {
    List<Schema> something =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (something.size() != 1) {
      throw notInJson(path);
    }
    return json.isNull() && union.isNullable() ? null : value(something.getFirst(), json, path);
  }

  private static List<@Nullable Object> list(Schema element, JsonNode json, String path) {
    Scalars.requireKind(json.isArray(), path, "an array", json);
    List<@Nullable Object> list = new ArrayList<>(json.size());
    for (JsonNode value : json) {
      list.add(value(element, value, "%s[%d]".formatted(path, list.size())));
    }
    return list;
  }

  /** Whether it is one of records, which only its name tells from the others. */
  private static boolean isChoice(Schema schema) {
    return schema.isUnion()
        && schema.getTypes().stream().allMatch(type -> type.getType() == Schema.Type.RECORD);
  }

  private static MalformedRecordException notInJson(String path) {
    return new MalformedRecordException(path + " cannot be said in JSON, only in Avro");
  }

  private static String at(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
