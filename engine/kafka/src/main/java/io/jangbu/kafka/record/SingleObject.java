package io.jangbu.kafka.record;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Avro single-object encoding of one kind of message: written with today's schema, read with any
 * schema that was ever released ({@code releases/<full name>/1.avsc}, {@code 2.avsc} …), and with
 * those of a later release that {@link AddedSchemas} finds.
 *
 * @param <T> the generated class
 */
public final class SingleObject<T extends SpecificRecord> {

  private static final int MARK_BYTES = 2;
  private static final int HEADER_BYTES = MARK_BYTES + Long.BYTES;

  static {
    // A few bytes of garbage can claim a string of 2 GiB. What a topic takes is below 4 MiB. Avro
    // reads these once, when it decodes for the first time in this process.
    limit("string", 4 << 20);
    limit("bytes", 4 << 20);
    limit("collectionItems", 1 << 20);
  }

  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;
  private final Set<Long> released;

  /** Reads and writes messages of that generated class. */
  public SingleObject(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    encoder = new BinaryMessageEncoder<>(model, schema);
    List<Schema> added = AddedSchemas.of(schema.getFullName());
    decoder = new BinaryMessageDecoder<>(model, LaterBranches.readAs(schema, added));
    decoder.addSchema(schema);
    added.forEach(decoder::addSchema);
    List<Schema> releases = releases(schema.getFullName());
    releases.forEach(decoder::addSchema);
    released =
        Stream.concat(Stream.of(schema), releases.stream())
            .map(SchemaNormalization::parsingFingerprint64)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the bytes begin as Avro's single-object encoding does: C3 01. */
  public static boolean isMarked(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == (byte) 0xC3 && bytes[1] == 0x01;
  }

  /** Whether this build knows all that the schema says which wrote the message. */
  boolean isReleased(byte[] message) {
    return message.length >= HEADER_BYTES
        && released.contains(
            ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).getLong(MARK_BYTES));
  }

  /** The message in today's schema, which is the newest released one. */
  public byte[] encode(T message) {
    try {
      ByteBuffer buffer = encoder.encode(message);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a message.
   *
   * @throws MalformedRecordException if the bytes are no such message, or more than one
   */
  public T decode(byte[] bytes) {
    return decode(bytes, message -> message);
  }

  /**
   * Reads a message as something else.
   *
   * @param mapping what it throws means that the message makes no sense
   * @throws MalformedRecordException if the bytes are no such message, or more than one, or the
   *     mapping fails
   */
  // Garbage makes Avro throw half a dozen unrelated exceptions, and domain records a few more.
  public <R> R decode(byte[] bytes, Function<T, R> mapping) {
    try {
      // Avro reads a stream without reading ahead, so that what is left over can be seen.
      var in = new ByteArrayInputStream(bytes);
      T message = decoder.decode(in);
      if (in.available() > 0) {
        throw new MalformedRecordException(in.available() + " bytes follow the message");
      }
      return mapping.apply(message);
    } catch (MalformedRecordException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new MalformedRecordException("not decodable: " + e.getMessage(), e);
    }
  }

  /** Every released schema of that name, the oldest first. */
  public static List<Schema> releases(String fullName) {
    List<Schema> schemas = new ArrayList<>();
    for (int release = 1; ; release++) {
      String file = "/releases/" + fullName + "/" + release + ".avsc";
      try (InputStream in = SingleObject.class.getResourceAsStream(file)) {
        if (in == null) {
          return schemas;
        }
        schemas.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void limit(String what, int max) {
    String property = "org.apache.avro.limits." + what + ".maxLength";
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(max));
    }
  }
}
