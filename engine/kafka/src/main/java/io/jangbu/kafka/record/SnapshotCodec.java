package io.jangbu.kafka.record;

import io.jangbu.core.Entries;
import io.jangbu.core.Snapshot;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a context's snapshots are kept in state stores. Not a part of the public contract, but bytes
 * outlive releases here too: every schema ever released is read.
 *
 * @param <S> the state
 */
public interface SnapshotCodec<S> {

  /** The snapshot's bytes, without its {@link Entries}. */
  byte[] encode(Snapshot<S> snapshot);

  /**
   * The snapshot in the bytes.
   *
   * @param entries looks up the bytes of an entry by its key, for a state that has {@link Entries}
   * @throws MalformedRecordException if there is none in them
   */
  Snapshot<S> decode(byte[] bytes, Function<String, byte @Nullable []> entries);

  /**
   * The entries of the state that have changed since it was decoded, by key; empty = gone. None for
   * a state without {@link Entries}.
   */
  default Map<String, Optional<byte[]>> changedEntries(S state) {
    return Map.of();
  }

  /**
   * The same for a codec that sees by the state before what is to be stored anew.
   *
   * @param before as it was decoded, or empty
   */
  default Map<String, Optional<byte[]>> changedEntries(S before, S after) {
    return changedEntries(after);
  }
}
