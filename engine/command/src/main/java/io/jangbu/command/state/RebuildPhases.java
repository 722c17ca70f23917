package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a rebuild of one partition's state consists of. */
record RebuildPhases<C, E, S>(
    AggregateType<C, E, S> type,
    int partitions,
    AssignedPartition assigned,
    SnapshotStore<S> snapshots,
    IdempotencyStore<C> idempotency,
    StateParts parts) {

  /**
   * One rebuild.
   *
   * @param phases in their order, each made when it begins
   * @param replay the one of them that reads the events
   */
  record Planned<E, S>(List<Supplier<Phase>> phases, Replay<E, S> replay) {}

  /** {@code everything}: the idempotency store, too. */
  Planned<E, S> plan(boolean everything) {
    List<Supplier<Phase>> phases = new ArrayList<>();
    phases.add(snapshots::clearing);
    if (everything) {
      phases.add(idempotency::clearing);
    }
    AcceptedCommands accepted =
        everything ? new AcceptedCommands(idempotency, parts.clock()) : null;
    Replay<E, S> replay = replay(accepted);
    phases.add(() -> replay);
    phases.add(() -> rereading(replay));
    phases.add(() -> new Unparking<>(type, snapshots, accepted));
    return new Planned<>(List.copyOf(phases), replay);
  }

  private Replay<E, S> replay(@Nullable AcceptedCommands accepted) {
    return new Replay<>(
        type,
        assigned.commands().partition(),
        partitions,
        snapshots,
        accepted,
        parts.events(),
        parts.sealing().trust().authenticity(type.topics().events()),
        parts.replays(type.topics()),
        assigned);
  }

  private Rereading<E, S> rereading(Replay<E, S> replay) {
    return new Rereading<>(
        type,
        assigned.commands().partition(),
        partitions,
        snapshots,
        parts.events(),
        parts.sealing().trust().authenticity(type.topics().events()),
        parts.replays(type.topics()),
        replay::extent);
  }
}
