package io.jangbu.projection.timetravel;

import io.jangbu.core.Fold;
import io.jangbu.core.Sha256;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.SnapshotCodec;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a context's past states are made and kept, with a fingerprint of the code that makes them:
 * the first 8 bytes of whatever is kept. What other code has made is not read.
 */
public final class StateForm<E, S> {

  private static final int FINGERPRINT = 8;

  /** How a snapshot is kept around what the codec makes of it: with its flaws. */
  private static final String KEPT = "flaws";

  private final Fold<E, S> fold;
  private final SnapshotCodec<S> snapshots;
  private final byte[] fingerprint;

  /**
   * The fingerprint tells apart what the same events become: by the newest schema of the events
   * (old ones are read with its defaults), by that of the snapshots, which the bytes of any
   * snapshot begin with, and by the fold's {@link Fold#evolveVersion()} and by how they are kept.
   */
  public StateForm(Codec<?, E> events, SnapshotCodec<S> snapshots, Fold<E, S> fold) {
    this.fold = fold;
    this.snapshots = snapshots;
    String code =
        events.eventSchema()
            + HexFormat.of().formatHex(snapshots.encode(Snapshot.empty(fold)))
            + fold.evolveVersion()
            + KEPT;
    this.fingerprint = Arrays.copyOf(Sha256.of(code), FINGERPRINT);
  }

  Fold<E, S> fold() {
    return fold;
  }

  byte[] encode(Snapshot<S> snapshot) {
    return signed(snapshots.encode(snapshot));
  }

  /** Null if other code has made it. */
  @Nullable Snapshot<S> decode(byte[] bytes) {
    if (!Arrays.equals(
        fingerprint, 0, FINGERPRINT, bytes, 0, Math.min(FINGERPRINT, bytes.length))) {
      return null;
    }
    try {
      return snapshots.decode(Arrays.copyOfRange(bytes, FINGERPRINT, bytes.length), _ -> null);
    } catch (MalformedRecordException _) {
      return null; // half a snapshot is none
    }
  }

  /** The bytes after the fingerprint. */
  byte[] signed(byte[] bytes) {
    return ByteBuffer.allocate(FINGERPRINT + bytes.length).put(fingerprint).put(bytes).array();
  }
}
