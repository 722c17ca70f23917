package io.jangbu.starter.projection.comparison;

import io.jangbu.core.Sha256;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.projection.view.Projection;
import java.util.HexFormat;

/**
 * A view in short.
 *
 * @param version of the stream; two views of one stream with the same version are at the same
 *     position of the log
 * @param digest equal for equal states: of the state as it is written now, whichever release of the
 *     snapshot's schema it was written with
 */
record ViewDigest(String streamId, long version, String digest) {

  private static final int BYTES = 16;

  static <S> ViewDigest of(Projection<?, S> projection, String streamId, byte[] stored) {
    try {
      Snapshot<S> view = projection.snapshots().decode(stored, _ -> null);
      return new ViewDigest(streamId, view.version(), digest(projection.snapshots().encode(view)));
    } catch (MalformedRecordException _) {
      return new ViewDigest(streamId, 0, digest(stored));
    }
  }

  private static String digest(byte[] bytes) {
    return HexFormat.of().formatHex(Sha256.of(bytes), 0, BYTES);
  }
}
