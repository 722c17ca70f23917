package io.jangbu.shop.schemas.records;

import io.jangbu.kafka.record.MessageSchemas;
import io.jangbu.kafka.record.SingleObject;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * A message that a golden record is kept of.
 *
 * @param name the golden record's file name
 */
public record Sample<T>(
    String name, T message, Function<T, byte[]> encoder, Function<byte[], T> decoder) {

  public byte[] encoded() {
    return encoder.apply(message);
  }

  public T decoded(byte[] bytes) {
    return decoder.apply(bytes);
  }

  /** What it is written with. */
  Schema schema() {
    return MessageSchemas.of(encoded());
  }

  /** The newest release of its schema, which it is written with. */
  int release() {
    return SingleObject.releases(schema().getFullName()).size();
  }

  /** Such as {@code orders}: the last part of the schema's namespace. */
  String context() {
    String namespace = schema().getNamespace();
    return namespace.substring(namespace.lastIndexOf('.') + 1);
  }

  @Override
  public String toString() {
    return context() + "/" + name;
  }
}
