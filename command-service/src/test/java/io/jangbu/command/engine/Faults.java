package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.SnapshotCodec;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Contexts with a fault in them. */
final class Faults {

  private Faults() {}

  /** Fails on deciding that command. */
  static <C, E, S> AggregateType<C, E, S> deciding(AggregateType<C, E, S> sound, C command) {
    return decidingAny(sound, command::equals);
  }

  /** Fails on deciding these commands, each time that it is asked for one. */
  static <C, E, S> AggregateType<C, E, S> decidingAny(
      AggregateType<C, E, S> sound, Predicate<C> fault) {
    return with(new FaultyDecider<>(sound.decider(), fault), sound.snapshots(), sound);
  }

  /** Fails on encoding the state after the second event of a stream. */
  static <C, E, S> AggregateType<C, E, S> encoding(AggregateType<C, E, S> sound) {
    return with(sound.decider(), new FaultySnapshots<>(sound.snapshots(), false), sound);
  }

  /** Fails on encoding the entries of the state after the second event of a stream. */
  static <C, E, S> AggregateType<C, E, S> entries(AggregateType<C, E, S> sound) {
    return with(sound.decider(), new FaultySnapshots<>(sound.snapshots(), true), sound);
  }

  private static <C, E, S> AggregateType<C, E, S> with(
      Decider<C, E, S> decider, SnapshotCodec<S> snapshots, AggregateType<C, E, S> sound) {
    return new AggregateType<>(
        sound.topics(),
        decider,
        sound.codec(),
        snapshots,
        sound.rejections(),
        sound.deadlines(),
        sound.uniqueness());
  }

  private record FaultyDecider<C, E, S>(Decider<C, E, S> sound, Predicate<C> fault)
      implements Decider<C, E, S> {

    @Override
    public S initialState() {
      return sound.initialState();
    }

    @Override
    public Decision<E> decide(C command, S state) {
      if (fault.test(command)) {
        throw new IllegalStateException("a fault");
      }
      return sound.decide(command, state);
    }

    @Override
    public S evolve(S state, E event) {
      return sound.evolve(state, event);
    }

    @Override
    public boolean expects(S state, E event) {
      return sound.expects(state, event);
    }
  }

  private static final class FaultySnapshots<S> implements SnapshotCodec<S> {
    private final SnapshotCodec<S> sound;
    private final boolean inEntries;
    private long version;

    FaultySnapshots(SnapshotCodec<S> sound, boolean inEntries) {
      this.sound = sound;
      this.inEntries = inEntries;
    }

    @Override
    public byte[] encode(Snapshot<S> snapshot) {
      version = snapshot.version();
      failIf(!inEntries);
      return sound.encode(snapshot);
    }

    @Override
    public Snapshot<S> decode(byte[] bytes, Function<String, byte @Nullable []> entries) {
      return sound.decode(bytes, entries);
    }

    @Override
    public Map<String, Optional<byte[]>> changedEntries(S before, S after) {
      failIf(inEntries);
      return sound.changedEntries(before, after);
    }

    private void failIf(boolean here) {
      if (here && version == 2) {
        throw new IllegalStateException("a fault");
      }
    }
  }
}
