package io.jangbu.kafka.integrity;

import io.jangbu.core.Sha256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How far the chain of one partition is.
 *
 * @param sequence of the last event, or that after which the first one comes
 * @param hash over all events up to it, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // carried; compared by isSame alone
public record ChainHead(long sequence, byte[] hash) {

  private static final byte FORM = 1;

  /**
   * Where a chain begins: the hash of where that is, such as {@code orders.events-3/0}.
   *
   * @param sequence after which it counts: 0 in a new topic. It is the offset that the partition
   *     ended at, so that it is higher than that of any chain which the partition had before
   */
  public static ChainHead first(String topic, int partition, long sequence) {
    return new ChainHead(sequence, Sha256.of(topic + "-" + partition + "/" + sequence));
  }

  /** The head once the event of that link is in the chain. */
  public static ChainHead of(ChainLink link) {
    return new ChainHead(link.sequence(), link.hash());
  }

  /** Whether it is the same place with the same events before it. */
  public boolean isSame(ChainHead other) {
    return sequence == other.sequence && Arrays.equals(hash, other.hash);
  }

  /** To be kept with a partition's state. */
  public byte[] encode() {
    return ByteBuffer.allocate(1 + Long.BYTES + ChainDigests.BYTES)
        .put(FORM)
        .putLong(sequence)
        .put(hash)
        .array();
  }

  /** What {@link #encode} made. */
  public static ChainHead decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte form = in.get();
    if (form != FORM) {
      throw new IllegalStateException("a newer release has written form " + form);
    }
    long sequence = in.getLong();
    byte[] hash = new byte[ChainDigests.BYTES];
    in.get(hash);
    return new ChainHead(sequence, hash);
  }
}
