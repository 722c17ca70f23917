package io.jangbu.shop.schemas.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** A command written byte by byte, so that it can claim what no encoder would write. */
public final class RawCommand {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);

  /** A command of that schema, up to its first field. */
  public RawCommand(Schema schema) {
    long fingerprint = SchemaNormalization.parsingFingerprint64(schema);
    bytes.writeBytes(new byte[] {(byte) 0xC3, 0x01});
    bytes.writeBytes(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(fingerprint)
            .array());
  }

  public RawCommand string(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return number(utf8.length).bytes(utf8);
  }

  /** A long, a length, a count or a branch: they are all written alike. */
  public RawCommand number(long number) {
    try {
      encoder.writeLong(number);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RawCommand bytes(byte... more) {
    bytes.writeBytes(more);
    return this;
  }

  /** The envelope as it stands after both ids, up to the payload. */
  public RawCommand withoutOptions() {
    return number(0).number(0).number(0);
  }

  public byte[] end() {
    return bytes.toByteArray();
  }
}
