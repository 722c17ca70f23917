package io.jangbu.projection.cause;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.EventId;
import io.jangbu.core.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * Where an event is found by a cause: 16 bytes of the SHA-256 of the cause's id, which may be of
 * any length, 8 bytes of the time at which the event was recorded, and its id. So the events of a
 * cause are a range of keys, sorted by time and then by id.
 */
final class CauseKey {

  private static final int HASH = 16;
  private static final int ID = HASH + Long.BYTES;

  private CauseKey() {}

  static Bytes of(String cause, EventEnvelope<?> event) {
    return of(cause, event.recordedAt(), event.id().toString());
  }

  static Bytes of(String cause, Instant recordedAt, String eventId) {
    byte[] id = eventId.getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(ID + id.length)
            .put(Sha256.of(cause), 0, HASH)
            // Bytes are compared without a sign: times before 1970 come first all the same.
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, recordedAt) ^ Long.MIN_VALUE)
            .put(id)
            .array());
  }

  /** Before all events of the cause. */
  static Bytes first(String cause) {
    return Bytes.wrap(Arrays.copyOf(Sha256.of(cause), HASH));
  }

  /** After all events of the cause, for the time in it is none that a record can have. */
  static Bytes last(String cause) {
    byte[] key = Arrays.copyOf(Sha256.of(cause), ID + 1);
    Arrays.fill(key, HASH, key.length, (byte) 0xff);
    return Bytes.wrap(key);
  }

  static EventId eventId(Bytes key) {
    byte[] bytes = key.get();
    return EventId.parse(new String(bytes, ID, bytes.length - ID, StandardCharsets.UTF_8));
  }
}
