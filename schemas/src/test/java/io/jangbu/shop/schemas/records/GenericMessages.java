package io.jangbu.shop.schemas.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;

/** Messages as any other system reads and writes them. */
final class GenericMessages {

  private GenericMessages() {}

  static GenericRecord decode(byte[] message, Schema schema) throws IOException {
    return new BinaryMessageDecoder<GenericRecord>(new GenericData(), schema).decode(message);
  }

  /** The sample with another value in one field, which may be one that no codec would write. */
  static byte[] forged(Sample<?> sample, String field, Object value) {
    try {
      Schema schema = sample.schema();
      GenericRecord message = decode(sample.encoded(), schema);
      message.put(field, value);
      ByteBuffer buffer =
          new BinaryMessageEncoder<GenericRecord>(new GenericData(), schema).encode(message);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
