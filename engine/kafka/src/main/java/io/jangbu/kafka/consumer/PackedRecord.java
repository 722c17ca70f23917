package io.jangbu.kafka.consumer;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.record.internal.DefaultRecord;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * A record of a batch as its first bytes tell it, before any of it is held.
 *
 * @param size in bytes
 * @param offsetDelta its offset, less that of the batch
 * @param timestampDelta its time, less that of the batch
 * @param key if it is short enough to be told
 * @param weight its size, and that of its headers in memory; at least more than the bound where it
 *     was not looked at any further
 */
record PackedRecord(
    int size, int offsetDelta, long timestampDelta, @Nullable ByteBuffer key, long weight) {

  /** Ids of streams and of events are much shorter. */
  private static final int KEY_BYTES = 256;

  /**
   * Goes over the next record of the batch.
   *
   * @param most what it may weigh: of a heavier one the rest is left to be passed over
   */
  static PackedRecord next(UnpackingStream in, int most) throws IOException {
    int size = in.begin();
    var _ = in.read(); // attributes, which no record has
    long timestampDelta = ByteUtils.readVarlong(in);
    int offsetDelta = ByteUtils.readVarint(in);
    int keyLength = ByteUtils.readVarint(in);
    boolean told = keyLength >= 0 && keyLength <= KEY_BYTES;
    ByteBuffer key = told ? ByteBuffer.wrap(in.readNBytes(keyLength)) : null;
    if (size > most) {
      return new PackedRecord(size, offsetDelta, timestampDelta, key, size);
    }
    if (key == null) {
      in.pass(keyLength);
    }
    in.pass(ByteUtils.readVarint(in));
    long headers = ByteUtils.readVarint(in);
    in.passRest();
    return new PackedRecord(
        size, offsetDelta, timestampDelta, key, size + headers * Bound.HEADER_BYTES);
  }

  /** Reads the next record of the batch whole: one whose weight is known. */
  static DefaultRecord read(UnpackingStream in, DefaultRecordBatch batch) throws IOException {
    int size = in.begin();
    ByteBuffer buffer = ByteBuffer.allocate(ByteUtils.sizeOfVarint(size) + size);
    ByteUtils.writeVarint(size, buffer);
    in.readFully(buffer.array(), buffer.position());
    buffer.rewind();
    return DefaultRecord.readFrom(
        buffer, batch.baseOffset(), batch.baseTimestamp(), RecordBatch.NO_SEQUENCE, null);
  }
}
