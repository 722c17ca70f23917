package io.jangbu.kafka.record;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Which topic of a name is the one that everything was made from: the value of a record of {@link
 * #TOPIC}, under the topic's name as its key, as JSON. Kafka goes by names; a topic that was
 * deleted and recreated under its name has another id, and nothing in it.
 *
 * @param id Kafka's own
 * @param before the ids of the topics that this one was filled from, or put in the place of, the
 *     newest first
 * @param at when it was registered
 */
public record RegisteredTopic(String id, List<String> before, Instant at) {

  /** Where all of them are: one partition, compacted. */
  public static final String TOPIC = "jangbu.topics";

  private static final Schema SCHEMA =
      SchemaBuilder.record("RegisteredTopic")
          .fields()
          .requiredString("id")
          .name("before")
          .type()
          .array()
          .items()
          .stringType()
          .noDefault()
          .requiredString("at")
          .endRecord();

  public RegisteredTopic {
    before = List.copyOf(before);
  }

  /** One that takes nothing's place. */
  public static RegisteredTopic first(String id, Instant at) {
    return new RegisteredTopic(id, List.of(), at);
  }

  /** What takes its place. */
  public RegisteredTopic followedBy(String newId, Instant when) {
    return new RegisteredTopic(
        newId, Stream.concat(Stream.of(id), before.stream()).distinct().toList(), when);
  }

  /** Whether a topic of that id has become this one, or is this one. */
  public boolean continues(String other) {
    return id.equals(other) || before.contains(other);
  }

  /** As JSON. */
  public byte[] encode() {
    GenericRecord written = new GenericData.Record(SCHEMA);
    written.put("id", id);
    written.put("before", before);
    written.put("at", at.toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      Encoder encoder = EncoderFactory.get().jsonEncoder(SCHEMA, bytes);
      new GenericDatumWriter<GenericRecord>(SCHEMA).write(written, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * From JSON.
   *
   * @throws MalformedRecordException if it is something else
   */
  public static RegisteredTopic decode(byte[] value) {
    try {
      GenericRecord read =
          new GenericDatumReader<GenericRecord>(SCHEMA)
              .read(
                  null, DecoderFactory.get().jsonDecoder(SCHEMA, new ByteArrayInputStream(value)));
      List<String> before = new ArrayList<>();
      ((Iterable<?>) read.get("before")).forEach(each -> before.add(each.toString()));
      return new RegisteredTopic(
          read.get("id").toString(), before, Instant.parse(read.get("at").toString()));
    } catch (IOException | AvroRuntimeException | DateTimeException e) {
      throw new MalformedRecordException("no registered topic: " + e.getMessage(), e);
    }
  }
}
