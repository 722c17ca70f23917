package io.jangbu.command.state;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings back one partition's state from its events, slice by slice on its stream thread, one
 * partition of a thread at a time.
 *
 * <p>A partition that can still be trusted takes commands until its turn comes. Then no more are
 * taken, those that were are decided and committed, and only then is anything touched.
 */
final class StateRebuild {

  private final DecidingThread thread;
  private final AssignedPartition assigned;
  private final BooleanSupplier committed;
  private final Runnable begin;
  private final Queue<Supplier<Phase>> phases;
  private long beganAt;
  private boolean begun;
  private boolean commandDecided;
  private @Nullable Phase phase;

  /**
   * A rebuild that does nothing yet.
   *
   * @param thread the one that it works on
   * @param committed whether what was decided until now is in the log
   * @param begin called before the first phase, in the same slice
   * @param phases what is done, one after another, each opened when it is its turn
   */
  StateRebuild(
      DecidingThread thread,
      AssignedPartition assigned,
      BooleanSupplier committed,
      Runnable begin,
      List<Supplier<Phase>> phases) {
    this.thread = thread;
    this.assigned = assigned;
    this.committed = committed;
    this.begin = begin;
    this.phases = new ArrayDeque<>(phases);
  }

  /** A command that had been taken before is decided. */
  void decided() {
    commandDecided = true;
  }

  /**
   * Does a slice.
   *
   * @return whether all is done
   */
  boolean goOn() {
    if (!thread.takesTurn(this)) {
      return false;
    }
    if (!begun && !drained()) {
      return false;
    }
    Slice slice = new Slice();
    begin();
    while (finishes(slice)) {
      if (phases.isEmpty()) {
        close();
        return true;
      }
    }
    if (assigned.blocked() != null) {
      thread.endTurn(this);
    }
    return false;
  }

  /**
   * A stream thread decides something of each partition that it has commands of before it comes by
   * here again: if there was nothing since, there is nothing left.
   */
  private boolean drained() {
    if (assigned.takesCommands()) {
      assigned.drain();
      commandDecided = true;
    }
    boolean drained = !assigned.decides() || !commandDecided;
    commandDecided = false;
    return drained && committed.getAsBoolean();
  }

  private void begin() {
    if (!begun) {
      begun = true;
      beganAt = System.nanoTime();
      assigned.rebuilding();
      begin.run();
    }
  }

  private boolean finishes(Slice slice) {
    Phase now = phase;
    if (now == null) {
      now = phases.remove().get();
      phase = now;
    }
    if (!now.goOn(slice)) {
      return false;
    }
    now.close();
    phase = null;
    return true;
  }

  long millis() {
    return (System.nanoTime() - beganAt) / 1_000_000;
  }

  /** Leaves off, wherever it is. */
  void close() {
    thread.endTurn(this);
    if (phase != null) {
      phase.close();
      phase = null;
    }
  }
}
