package io.jangbu.kafka.record;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one kind of envelope, whose fields go by their names: they are looked up once, and
 * from then on values go in and out in the order in which the fields were named.
 */
final class Messages<T extends SpecificRecord> {

  private final Class<T> type;
  private final Schema schema;
  private final int[] positions;
  private final SingleObject<T> bytes;

  /**
   * @throws IllegalArgumentException if the generated class has not each of these fields, or marks
   *     one as personal that has no text
   */
  Messages(Class<T> type, String... fields) {
    this.type = type;
    this.schema = SpecificData.get().getSchema(type);
    this.positions = Arrays.stream(fields).mapToInt(field -> field(field).pos()).toArray();
    this.bytes = new SingleObject<>(type);
    PersonalFields.check(schema);
  }

  String schema() {
    return schema.toString();
  }

  byte[] encode(@Nullable Object... values) {
    T message = type.cast(SpecificData.newInstance(type, schema));
    for (int i = 0; i < positions.length; i++) {
      message.put(positions[i], values[i]);
    }
    return bytes.encode(message);
  }

  <R> R decode(byte[] message, Function<Values, R> mapping) {
    return bytes.decode(message, record -> mapping.apply(new Values(record, positions)));
  }

  List<String> personalTexts(byte[] message) {
    return bytes.decode(message, PersonalFields::texts);
  }

  byte[] erase(byte[] message) {
    if (personalTexts(message).isEmpty()) {
      return message;
    }
    if (!bytes.isReleased(message)) {
      throw new MalformedRecordException(
          "its schema is of a later release, whose fields would be lost: erase with that release");
    }
    T erased = bytes.decode(message);
    PersonalFields.erase(erased);
    return bytes.encode(erased);
  }

  /** What the generated class has for this symbol of an enum. */
  Object symbol(String field, String symbol) {
    return SpecificData.get().createEnum(symbol, field(field).schema());
  }

  private Schema.Field field(String name) {
    Schema.Field field = schema.getField(name);
    if (field == null) {
      throw new IllegalArgumentException(schema.getFullName() + " has no field " + name);
    }
    return field;
  }
}
