package io.jangbu.schemas;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** The bytes of one kind of envelope, whose fields go by their names. */
final class Messages<T extends SpecificRecord> {

  private final Class<T> type;
  private final SingleObject<T> bytes;

  Messages(Class<T> type) {
    this.type = type;
    this.bytes = new SingleObject<>(type);
  }

  byte[] encode(UnaryOperator<NamedFields> fill) {
    T message = type.cast(SpecificData.newInstance(type, SpecificData.get().getSchema(type)));
    return bytes.encode(type.cast(fill.apply(new NamedFields(message)).record()));
  }

  <R> R decode(byte[] message, Function<NamedFields, R> mapping) {
    return bytes.decode(message, record -> mapping.apply(new NamedFields(record)));
  }
}
