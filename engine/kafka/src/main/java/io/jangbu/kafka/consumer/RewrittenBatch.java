package io.jangbu.kafka.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.kafka.record.NotTaken;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.DefaultRecord;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecordsBuilder;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.apache.kafka.common.utils.internals.ByteBufferOutputStream;

/**
 * A batch with what is taken of another one, and what stands in the place of the rest. It keeps the
 * other's offsets, times and producer, so that the consumer deals with transactions as ever.
 */
final class RewrittenBatch {

  private static final int FIRST_BUFFER = 64 << 10;

  private RewrittenBatch() {}

  /** Writes it to {@code out}. */
  static void write(
      DefaultRecordBatch batch,
      MeasuredBatch measured,
      boolean standIn,
      BufferSupplier buffers,
      ByteBufferOutputStream out)
      throws IOException {
    try (MemoryRecordsBuilder builder = builder(batch);
        UnpackingStream in = new UnpackingStream(batch, buffers)) {
      int places = Math.max(measured.taken().length(), afterLast(measured));
      for (int place = 0; place < places; place++) {
        Refused refused = measured.refused().get(place);
        if (measured.taken().get(place)) {
          DefaultRecord record = PackedRecord.read(in, batch);
          builder.appendWithOffset(record.offset(), record);
        } else {
          if (refused != null && standIn) {
            append(builder, refused);
          }
          if (place + 1 < places) {
            in.begin();
            in.passRest();
          }
        }
      }
      if (builder.numRecords() == 0) {
        writeEmpty(batch, measured.end(), out);
      } else {
        builder.overrideLastOffset(measured.end());
        out.write(builder.build().buffer());
      }
    }
  }

  private static int afterLast(MeasuredBatch measured) {
    return measured.refused().isEmpty() ? 0 : measured.refused().lastKey() + 1;
  }

  private static void append(MemoryRecordsBuilder builder, Refused refused) {
    byte[] reason = refused.reason().getBytes(UTF_8);
    builder.appendWithOffset(
        refused.first(),
        refused.timestamp(),
        refused.key(),
        ByteBuffer.wrap(reason),
        new Header[] {new RecordHeader(NotTaken.HEADER, reason)});
  }

  private static MemoryRecordsBuilder builder(DefaultRecordBatch batch) {
    return new MemoryRecordsBuilder(
        new ByteBufferOutputStream(FIRST_BUFFER),
        batch.magic(),
        Compression.of(batch.compressionType()).build(),
        batch.timestampType(),
        batch.baseOffset(),
        batch.timestampType() == TimestampType.LOG_APPEND_TIME
            ? batch.maxTimestamp()
            : RecordBatch.NO_TIMESTAMP,
        batch.producerId(),
        batch.producerEpoch(),
        batch.baseSequence(),
        batch.isTransactional(),
        false,
        batch.partitionLeaderEpoch(),
        Integer.MAX_VALUE);
  }

  private static void writeEmpty(
      DefaultRecordBatch batch, long lastOffset, ByteBufferOutputStream out) {
    ByteBuffer header = ByteBuffer.allocate(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
    DefaultRecordBatch.writeEmptyHeader(
        header,
        batch.magic(),
        batch.producerId(),
        batch.producerEpoch(),
        batch.baseSequence(),
        batch.baseOffset(),
        lastOffset,
        batch.partitionLeaderEpoch(),
        batch.timestampType(),
        batch.maxTimestamp(),
        batch.isTransactional(),
        false);
    header.flip();
    out.write(header);
  }
}
