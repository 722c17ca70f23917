package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Decider;
import io.jangbu.core.Decision;
import java.util.function.IntSupplier;

/** A decider whose {@code evolve} has another version; what it does is the same. */
record VersionedFold<C, E, S>(Decider<C, E, S> sound, IntSupplier version)
    implements Decider<C, E, S> {

  static <C, E, S> AggregateType<C, E, S> of(AggregateType<C, E, S> sound, IntSupplier version) {
    return new AggregateType<>(
        sound.topics(),
        new VersionedFold<>(sound.decider(), version),
        sound.codec(),
        sound.snapshots(),
        sound.rejections());
  }

  @Override
  public int evolveVersion() {
    return version.getAsInt();
  }

  @Override
  public S initialState() {
    return sound.initialState();
  }

  @Override
  public Decision<E> decide(C command, S state) {
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
