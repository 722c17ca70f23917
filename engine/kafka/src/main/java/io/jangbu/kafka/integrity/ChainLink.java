package io.jangbu.kafka.integrity;

import io.jangbu.kafka.record.MalformedRecordException;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An event's place in the chain of its partition: the header {@link #HEADER}, in Base64 for URLs
 * and without padding, so that whatever shows headers as text shows a line.
 *
 * <pre>
 * 1 byte     1: the event is as it was appended first; 2: its value was replaced by an erasure
 * 8 bytes    its sequence number in the partition, from 1, the highest byte first
 * 32 bytes   the hash of the chain up to and with it
 * 16 bytes   form 1: the salt;  form 2, 32 bytes: the digest of the value that it was appended with
 * </pre>
 *
 * <p>The salt goes with the value: who has the digest alone cannot try out what the value was.
 *
 * @param salted the salt, or the digest of the value where {@code erased}
 * @param erased whether the value is another one than that which the chain has
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record ChainLink(long sequence, byte[] hash, byte[] salted, boolean erased) {

  /** The header. */
  public static final String HEADER = "jangbu_chain";

  /** How long a salt is, in bytes. */
  public static final int SALT_BYTES = 16;

  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final byte AS_APPENDED = 1;
  private static final byte ERASED = 2;
  private static final long LAST = 1L << 62;
  private static final int FIXED_BYTES = 1 + Long.BYTES + ChainDigests.BYTES;

  /**
   * The link in a record's headers, null if there is none.
   *
   * @throws MalformedRecordException if the header has another form
   */
  public static @Nullable ChainLink of(Headers headers) {
    Header header = headers.lastHeader(HEADER);
    return header == null || header.value() == null ? null : decode(header.value());
  }

  /** The link in a record's headers, null if there is none that can be read. */
  public static @Nullable ChainLink found(Headers headers) {
    try {
      return of(headers);
    } catch (MalformedRecordException _) {
      return null;
    }
  }

  /**
   * What {@link #encode} made.
   *
   * @throws MalformedRecordException if it is something else
   */
  public static ChainLink decode(byte[] header) {
    byte[] bytes = bytes(header);
    boolean appended = bytes.length == FIXED_BYTES + SALT_BYTES && bytes[0] == AS_APPENDED;
    boolean erased = bytes.length == FIXED_BYTES + ChainDigests.BYTES && bytes[0] == ERASED;
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (!(appended || erased) || in.getLong(1) < 1 || in.getLong(1) > LAST) {
      throw new MalformedRecordException("the header " + HEADER + " has another form");
    }
    long sequence = in.position(1).getLong();
    byte[] hash = new byte[ChainDigests.BYTES];
    in.get(hash);
    byte[] salted = new byte[in.remaining()];
    in.get(salted);
    return new ChainLink(sequence, hash, salted, erased);
  }

  private static byte[] bytes(byte[] header) {
    try {
      return Base64.getUrlDecoder().decode(header);
    } catch (IllegalArgumentException e) {
      throw new MalformedRecordException("the header " + HEADER + " is not in Base64", e);
    }
  }

  /** The header's value. */
  public byte[] encode() {
    return TEXT.encode(
        ByteBuffer.allocate(FIXED_BYTES + salted.length)
            .put(erased ? ERASED : AS_APPENDED)
            .putLong(sequence)
            .put(hash)
            .put(salted)
            .array());
  }

  /** The digest that the chain has of the event's value, which is now this one. */
  public byte[] digest(ChainDigests digests, byte[] value) {
    return erased ? salted : digests.ofValue(salted, value);
  }

  /** The same place, where another value is to stand than this one: without the salt. */
  public ChainLink erasing(ChainDigests digests, byte[] value) {
    return erased ? this : new ChainLink(sequence, hash, digest(digests, value), true);
  }
}
