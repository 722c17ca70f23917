package io.jangbu.shop.schemas.records;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;

/**
 * Where a schema leaves a choice: every branch of a union, such as {@code payload=CreateOrder} or
 * {@code code=null}, and every symbol of an enum.
 */
final class Choices {

  private Choices() {}

  /** All that there are. */
  static Set<String> of(Schema schema) {
    Set<String> choices = new TreeSet<>();
    collect(schema, "", choices);
    return choices;
  }

  /** Those that the message has taken. */
  static Set<String> takenBy(IndexedRecord message) {
    Set<String> choices = new TreeSet<>();
    collect(message.getSchema(), message, "", choices);
    return choices;
  }

  private static void collect(Schema schema, String path, Set<String> choices) {
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(f -> collect(f.schema(), at(path, f), choices));
      case ARRAY -> collect(schema.getElementType(), path, choices);
      case ENUM -> schema.getEnumSymbols().forEach(symbol -> choices.add(path + "=" + symbol));
      case UNION -> {
        for (Schema branch : schema.getTypes()) {
          choices.add(path + "=" + branch.getName());
          collect(branch, path + "." + branch.getName(), choices);
        }
      }
      case MAP -> throw new UnsupportedOperationException("no message has a map yet");
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static void collect(Schema schema, Object value, String path, Set<String> choices) {
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          Object content = ((IndexedRecord) value).get(field.pos());
          collect(field.schema(), content, at(path, field), choices);
        }
      }
      case ARRAY ->
          ((Collection<?>) value)
              .forEach(element -> collect(schema.getElementType(), element, path, choices));
      case ENUM -> choices.add(path + "=" + value);
      case UNION -> {
        Schema branch = schema.getTypes().get(GenericData.get().resolveUnion(schema, value));
        choices.add(path + "=" + branch.getName());
        collect(branch, value, path + "." + branch.getName(), choices);
      }
      case MAP -> throw new UnsupportedOperationException("no message has a map yet");
      case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }

  private static String at(String path, Schema.Field field) {
    return path.isEmpty() ? field.name() : path + "." + field.name();
  }
}
