package io.jangbu.shop.schemas.claim;

import io.jangbu.claims.ClaimSnapshot;
import io.jangbu.core.Snapshot;
import io.jangbu.core.claim.ClaimState;
import io.jangbu.core.claim.ClaimState.Asked;
import io.jangbu.core.claim.ClaimState.Free;
import io.jangbu.core.claim.ClaimState.Held;
import io.jangbu.core.claim.Pending;
import io.jangbu.kafka.record.SingleObject;
import io.jangbu.kafka.record.SnapshotCodec;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A claim's state, field by field. */
public final class ClaimSnapshots implements SnapshotCodec<ClaimState> {

  private final SingleObject<ClaimSnapshot> snapshots = new SingleObject<>(ClaimSnapshot.class);

  @Override
  public byte[] encode(Snapshot<ClaimState> snapshot) {
    return snapshots.encode(
        switch (snapshot.state()) {
          case Free() -> toAvro(snapshot, null, 0, null);
          case Asked(var pending, var reminders) -> toAvro(snapshot, pending, reminders, null);
          case Held(var holder) -> toAvro(snapshot, null, 0, holder);
        });
  }

  @Override
  public Snapshot<ClaimState> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
    return snapshots.decode(
        bytes,
        avro ->
            new Snapshot<>(
                state(avro), avro.getVersion(), avro.getCreatedAt(), avro.getUpdatedAt()));
  }

  private static ClaimSnapshot toAvro(
      Snapshot<ClaimState> snapshot,
      @Nullable Pending pending,
      int reminders,
      @Nullable String holder) {
    return new ClaimSnapshot(
        snapshot.version(),
        snapshot.createdAt(),
        snapshot.updatedAt(),
        pending == null ? null : ClaimPayloads.toAvro(pending),
        reminders,
        holder);
  }

  private static ClaimState state(ClaimSnapshot avro) {
    if (avro.getPending() != null) {
      return new Asked(ClaimPayloads.pending(avro.getPending()), avro.getReminders());
    }
    return avro.getHolder() == null ? new Free() : new Held(avro.getHolder());
  }
}
