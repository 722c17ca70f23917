package io.jangbu.kafka.record;

import static java.util.Comparator.comparing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The schemas of whole messages, of all contexts: of the records that Avro generates, those that
 * are no part of another.
 */
public final class MessageSchemas {

  private static final List<Schema> ALL = find();

  private MessageSchemas() {}

  /** All of them, by name. */
  public static List<Schema> all() {
    return ALL;
  }

  /** The schema that a message was written with, by the fingerprint in it. */
  public static Schema of(byte[] message) {
    long fingerprint = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
    return ALL.stream()
        .filter(schema -> SchemaNormalization.parsingFingerprint64(schema) == fingerprint)
        .findAny()
        .orElseThrow();
  }

  private static List<Schema> find() {
    List<Schema> generated =
        ReflectionSupport.findAllClassesInPackage(
                "io.jangbu", SpecificRecordBase.class::isAssignableFrom, _ -> true)
            .stream()
            .map(type -> SpecificData.get().getSchema(type))
            .toList();
    Set<String> parts = new HashSet<>();
    for (Schema schema : generated) {
      schema.getFields().forEach(field -> collect(field.schema(), parts));
    }
    return generated.stream()
        .filter(schema -> !parts.contains(schema.getFullName()))
        .sorted(comparing(Schema::getFullName))
        .toList();
  }

  private static void collect(Schema schema, Set<String> records) {
    switch (schema.getType()) {
      case RECORD -> {
        if (records.add(schema.getFullName())) {
          schema.getFields().forEach(field -> collect(field.schema(), records));
        }
      }
      case ARRAY -> collect(schema.getElementType(), records);
      case MAP -> collect(schema.getValueType(), records);
      case UNION -> schema.getTypes().forEach(branch -> collect(branch, records));
      case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
    }
  }
}
