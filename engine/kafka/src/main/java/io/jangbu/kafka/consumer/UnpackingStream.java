package io.jangbu.kafka.consumer;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.apache.kafka.common.utils.internals.ByteUtils;

/** The records of a batch, unpacked as they are read, of which no more than a buffer is held. */
final class UnpackingStream extends InputStream {

  /** A number takes five bytes at most. */
  private static final int MOST_OF_A_SIZE = 5;

  private final InputStream unpacked;
  private long left;

  UnpackingStream(DefaultRecordBatch batch, BufferSupplier buffers) {
    unpacked = batch.recordInputStream(buffers);
  }

  /** Begins with the next record, and tells its size. What is read from now on belongs to it. */
  int begin() throws IOException {
    left = MOST_OF_A_SIZE;
    int size = ByteUtils.readVarint(this);
    if (size < 0) {
      throw new InvalidRecordException("a record of " + size + " bytes");
    }
    left = size;
    return size;
  }

  @Override
  public int read() throws IOException {
    take(1);
    int next = unpacked.read();
    if (next < 0) {
      throw new EOFException("the batch ends within a record");
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = unpacked.read(bytes, offset, length);
    take(Math.max(0, read));
    return read;
  }

  void readFully(byte[] bytes, int offset) throws IOException {
    int length = bytes.length - offset;
    if (readNBytes(bytes, offset, length) < length) {
      throw new EOFException("the batch ends within a record");
    }
  }

  /** Passes over a field of that length; a negative one is none. */
  void pass(int length) throws IOException {
    if (length > 0) {
      take(length);
      unpacked.skipNBytes(length);
    }
  }

  /** Passes over what is left of the record: nothing, if that was done before. */
  void passRest() throws IOException {
    unpacked.skipNBytes(left);
    left = 0;
  }

  private void take(int bytes) {
    left -= bytes;
    if (left < 0) {
      throw new InvalidRecordException("a record is longer than it says");
    }
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
