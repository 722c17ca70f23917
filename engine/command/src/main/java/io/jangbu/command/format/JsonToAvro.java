package io.jangbu.command.format;

import io.jangbu.kafka.record.MalformedRecordException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import tools.jackson.databind.JsonNode;

/**
 * The Avro message that a JSON object says: its fields by the schema's names, and where the schema
 * has one of several records ({@code payload}), the name of the one that is meant in {@code type}
 * beside it. Fields that have a default may be left out.
 */
final class JsonToAvro {

  private final Schema schema;
  private final BinaryMessageEncoder<GenericRecord> encoder;

  /** Into messages of that record. */
  JsonToAvro(Schema schema) {
    this.schema = schema;
    this.encoder = new BinaryMessageEncoder<>(new GenericData(), schema);
  }

  /**
   * The message in single-object encoding.
   *
   * @throws MalformedRecordException if it is not what the schema says; names the field
   */
  byte[] convert(JsonNode json) {
    GenericRecord message = AvroValues.record(schema, json, "");
    try {
      ByteBuffer buffer = encoder.encode(message);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
