package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.resilience.context.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Every command that was ever sent, and what became of it. */
public final class Journal {

  private final Map<UUID, Told<?>> byId = new ConcurrentHashMap<>();
  private final List<Told<?>> inOrder = new ArrayList<>();

  /** Before it is sent, also when it is sent again. */
  public <C> Told<?> sending(Context<C, ?, ?> context, CommandEnvelope<C> command, Way way) {
    Told<?> told = byId.computeIfAbsent(command.commandId(), _ -> added(context, command));
    told.sentOver(way);
    return told;
  }

  private <C> Told<C> added(Context<C, ?, ?> context, CommandEnvelope<C> command) {
    Told<C> told = new Told<>(context, command, System.nanoTime());
    synchronized (inOrder) {
      inOrder.add(told);
    }
    return told;
  }

  void heard(UUID commandId, Answer answer) {
    Told<?> told = byId.get(commandId);
    // Others may use the topics too.
    if (told != null) {
      told.hear(answer);
    }
  }

  /** How many there are: a place to read on from. */
  public int size() {
    synchronized (inOrder) {
      return inOrder.size();
    }
  }

  /** All from that place on, in the order in which they were sent first. */
  public List<Told<?>> from(int place) {
    synchronized (inOrder) {
      return new ArrayList<>(inOrder.subList(place, inOrder.size()));
    }
  }

  /** Those of a context. */
  public <C> List<Told<C>> of(Context<C, ?, ?> context) {
    List<Told<C>> told = new ArrayList<>();
    for (Told<?> each : from(0)) {
      if (each.context().equals(context)) {
        @SuppressWarnings("unchecked") // the context says what its commands are
        Told<C> same = (Told<C>) each;
        told.add(same);
      }
    }
    return told;
  }
}
