package io.jangbu.resilience.context;

import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Fold;
import io.jangbu.core.Snapshot;
import java.util.function.UnaryOperator;

/** A stream that is folded event by event. A state that it gave is not to be used later. */
public final class Folding<E, S> {

  private final Fold<E, S> fold;
  private final UnaryOperator<S> settle;
  private Snapshot<S> snapshot;

  Folding(Fold<E, S> fold, UnaryOperator<S> settle) {
    this.fold = fold;
    this.settle = settle;
    this.snapshot = Snapshot.empty(fold);
  }

  /** Takes the next event. */
  public void apply(EventEnvelope<E> event) {
    Snapshot<S> next = snapshot.plus(event, fold);
    snapshot =
        new Snapshot<>(
            settle.apply(next.state()), next.version(), next.createdAt(), next.updatedAt());
  }

  /** The stream as it is now. */
  public Snapshot<S> snapshot() {
    return snapshot;
  }
}
