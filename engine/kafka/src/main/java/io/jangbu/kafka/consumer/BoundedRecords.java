package io.jangbu.kafka.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.apache.kafka.common.utils.internals.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is held of the records that were fetched of one partition.
 *
 * <p>A batch whose checksum is wrong stays as it is: that is a broken disk and no sender's doing,
 * and the consumer says so. Records that are sound elsewhere must not be passed over for it.
 */
final class BoundedRecords {

  private final TopicPartition partition;
  private final long from;
  private final Bound bound;
  private final BufferSupplier buffers;
  private final Losses losses;

  private record Held(MutableRecordBatch batch, @Nullable MeasuredBatch measured) {}

  /** {@code from} is the offset of the first record that the consumer wants. */
  BoundedRecords(TopicPartition partition, long from, BufferSupplier buffers, Losses losses) {
    this.partition = partition;
    this.from = from;
    this.bound = Bound.of(partition.topic());
    this.buffers = buffers;
    this.losses = losses;
  }

  /** The same, if all of it may be held. */
  MemoryRecords of(MemoryRecords fetched) {
    List<Held> held = new ArrayList<>();
    boolean same = true;
    long room = bound.sliceBytes();
    for (MutableRecordBatch batch : fetched.batches()) {
      if (room <= 0) {
        same = false;
        break;
      }
      Held now = look(batch, room);
      held.add(now);
      MeasuredBatch measured = now.measured();
      if (measured != null) {
        room = measured.end() < batch.lastOffset() ? 0 : room - measured.weight();
        same &= measured.isWhole((DefaultRecordBatch) batch);
      }
    }
    return same ? fetched : rewritten(held, fetched.sizeInBytes());
  }

  private Held look(MutableRecordBatch batch, long room) {
    if (batch.isControlBatch()
        || batch.lastOffset() < from
        || !(batch instanceof DefaultRecordBatch packed)) {
      return new Held(batch, null);
    }
    MeasuredBatch measured = Measuring.of(packed, from, room, bound, buffers);
    return measured.refused().isEmpty() || batch.isValid()
        ? new Held(batch, measured)
        : new Held(batch, null);
  }

  private MemoryRecords rewritten(List<Held> held, int size) {
    ByteBufferOutputStream out = new ByteBufferOutputStream(size);
    for (Held each : held) {
      MeasuredBatch measured = each.measured();
      if (measured == null || measured.isWhole((DefaultRecordBatch) each.batch())) {
        each.batch().writeTo(out);
      } else {
        write((DefaultRecordBatch) each.batch(), measured, out);
      }
    }
    out.buffer().flip();
    return MemoryRecords.readableRecords(out.buffer());
  }

  private void write(DefaultRecordBatch batch, MeasuredBatch measured, ByteBufferOutputStream out) {
    try {
      RewrittenBatch.write(batch, measured, bound.standIn(), buffers, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (Refused refused : measured.refused().values()) {
      losses.tell(new Loss(partition, refused.first(), refused.last(), refused.reason()));
    }
  }
}
