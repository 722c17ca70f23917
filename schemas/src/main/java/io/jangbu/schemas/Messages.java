package io.jangbu.schemas;

import java.util.Arrays;
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
   * @throws IllegalArgumentException if the generated class has not each of these fields
   */
  Messages(Class<T> type, String... fields) {
    this.type = type;
    this.schema = SpecificData.get().getSchema(type);
    this.positions = Arrays.stream(fields).mapToInt(field -> field(field).pos()).toArray();
    this.bytes = new SingleObject<>(type);
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
