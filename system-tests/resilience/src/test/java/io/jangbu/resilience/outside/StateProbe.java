package io.jangbu.resilience.outside;

import static org.awaitility.Awaitility.await;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.resilience.checker.Fault;
import io.jangbu.resilience.checker.StateCheck;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Journal;
import io.jangbu.resilience.load.Told;
import io.jangbu.resilience.load.TopicSender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ConditionTimeoutException;

/** Asks the command side what it thinks of streams. */
final class StateProbe<C, E, S> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Context<C, E, S> context;
  private final TopicSender sender;
  private final Journal journal;
  private final Map<UUID, Snapshot<S>> asked = new HashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final int begin;

  StateProbe(Context<C, E, S> context, TopicSender sender, Journal journal) {
    this.context = context;
    this.sender = sender;
    this.journal = journal;
    this.begin = journal.size();
  }

  /** Sends what changes nothing in that state, and expects the stream to be at its version. */
  void ask(String streamId, Snapshot<S> folded, List<C> probes) {
    for (C probe : probes) {
      CommandEnvelope<C> command =
          new CommandEnvelope<>(
              UUID.randomUUID(), streamId, folded.version(), null, "probe", probe);
      if (!StateCheck.isHarmless(context, command, folded)) {
        throw new IllegalArgumentException(command + " is no probe for " + folded);
      }
      asked.put(command.commandId(), folded);
      sender.send(context, command);
    }
  }

  /** Waits for all answers and compares them. */
  List<Fault> faults() {
    sender.flush();
    List<Told<?>> probes = journal.from(begin);
    try {
      await().atMost(PATIENCE).until(() -> probes.stream().noneMatch(p -> p.answers().isEmpty()));
    } catch (ConditionTimeoutException _) {
      // Those without an answer are faults.
    }
    for (Told<C> probe : journal.of(context)) {
      Snapshot<S> folded = asked.get(probe.command().commandId());
      if (folded != null) {
        faults.addAll(
            StateCheck.of(
                context,
                probe.command(),
                folded,
                probe.answers().isEmpty() ? null : probe.answers().getFirst()));
      }
    }
    return faults;
  }
}
