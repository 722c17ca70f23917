package io.jangbu.kafka.consumer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a batch without holding what comes, and finds out what may be taken of it.
 *
 * <p>That costs what unpacking costs, once more: less than a microsecond for a usual record.
 */
final class Measuring {

  private final DefaultRecordBatch batch;
  private final long from;
  private final long room;
  private final Bound bound;
  private final BitSet taken = new BitSet();
  private final SortedMap<Integer, Refused> refused = new TreeMap<>();
  private long unpacked;
  private long weight;

  /** The place of the record that is looked at, and its offset as far as that is known. */
  private int place;

  private long offset;

  private Measuring(DefaultRecordBatch batch, long from, long room, Bound bound) {
    this.batch = batch;
    this.from = from;
    this.room = room;
    this.bound = bound;
    this.offset = batch.baseOffset();
  }

  /**
   * Measures a batch.
   *
   * @param from the offset of the first record that is wanted
   * @param room what may be taken, in bytes; one record is taken even if it needs more
   */
  static MeasuredBatch of(
      DefaultRecordBatch batch, long from, long room, Bound bound, BufferSupplier buffers) {
    Measuring measuring = new Measuring(batch, from, room, bound);
    long end = measuring.measure(buffers);
    return new MeasuredBatch(measuring.taken, measuring.refused, measuring.weight, end);
  }

  /** Broken bytes make the codecs throw half a dozen unrelated exceptions. */
  private long measure(BufferSupplier buffers) {
    Integer count = batch.countOrNull();
    try (UnpackingStream in = new UnpackingStream(batch, buffers)) {
      for (; place < count; place++) {
        PackedRecord record = PackedRecord.next(in, bound.recordBytes());
        offset = batch.baseOffset() + record.offsetDelta();
        unpacked += record.size();
        if (unpacked > bound.batchBytes()) {
          refuseRest(
              "its batch unpacks to more than the %d bytes that are unpacked of one"
                  .formatted(bound.batchBytes()));
          break;
        }
        if (offset >= from && !take(record)) {
          return offset - 1;
        }
        in.passRest();
        offset++;
      }
    } catch (IOException | RuntimeException e) {
      refuseRest("it cannot be unpacked: " + e);
    }
    return batch.lastOffset();
  }

  /** False if there is no more room for it. */
  private boolean take(PackedRecord record) {
    boolean fits = record.weight() <= bound.recordBytes();
    long more = fits ? record.weight() : Refused.STAND_IN_BYTES;
    if (weight > 0 && weight + more > room) {
      return false;
    }
    weight += more;
    if (fits) {
      taken.set(place);
    } else {
      long timestamp = batch.baseTimestamp() + record.timestampDelta();
      refuse(offset, timestamp, record.key(), tooLarge(record));
    }
    return true;
  }

  private String tooLarge(PackedRecord record) {
    return "the record has %d bytes%s, more than the %d that a consumer accepts"
        .formatted(
            record.size(),
            record.size() > bound.recordBytes()
                ? ""
                : ", and with its headers in memory %d".formatted(record.weight()),
            bound.recordBytes());
  }

  private void refuseRest(String reason) {
    offset = Math.max(offset, from);
    if (offset <= batch.lastOffset()) {
      refuse(
          batch.lastOffset(),
          batch.maxTimestamp(),
          null,
          reason + "; lost are offsets %d to %d".formatted(offset, batch.lastOffset()));
    }
  }

  private void refuse(long last, long timestamp, @Nullable ByteBuffer key, String reason) {
    refused.put(place, new Refused(offset, last, Math.max(-1, timestamp), key, reason));
  }
}
