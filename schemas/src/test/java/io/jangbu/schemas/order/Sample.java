package io.jangbu.schemas.order;

import java.util.function.Function;

/**
 * A message that a golden record is kept of.
 *
 * @param name the golden record's file name
 * @param schema the full name of its schema
 */
record Sample<T>(
    String name,
    String schema,
    T message,
    Function<T, byte[]> encoder,
    Function<byte[], T> decoder) {

  byte[] encoded() {
    return encoder.apply(message);
  }

  T decoded(byte[] bytes) {
    return decoder.apply(bytes);
  }

  @Override
  public String toString() {
    return name;
  }
}
