package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartition.Unpark;
import io.jangbu.command.state.WaitingInputs;
import io.jangbu.command.state.WaitingInputs.Waiting;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.ProcessRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * The parked processes of one partition: those that something has happened to on which their rules
 * could not decide. What happens to them waits; the partition goes on.
 */
final class Parking<C, E, S> {

  private static final int MOST_OF_A_REASON = 200;

  /** How soon it is seen what an operator asks for. Only while there is something parked. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final String context;
  private final @Nullable ProcessRules<C, E, S> rules;
  private final WaitingInputs inputs;
  private final AssignedPartition assigned;
  private final ProcessingContext task;
  private final Consumer<Unpark> unpark;
  private final Map<String, String> parked;
  private @Nullable Cancellable look;

  /** {@code unpark} does what an operator asks for. */
  Parking(
      AggregateType<C, E, S> type,
      WaitingInputs inputs,
      AssignedPartition assigned,
      ProcessingContext task,
      Consumer<Unpark> unpark) {
    this.context = type.name();
    this.rules = type.process();
    this.inputs = inputs;
    this.assigned = assigned;
    this.task = task;
    this.unpark = unpark;
    this.parked = rules == null ? Map.of() : new LinkedHashMap<>(inputs.reasons());
    tell();
  }

  /** Whether that is a process which waits for an operator. */
  boolean isParked(Snapshot<S> stream) {
    return rules != null && rules.isParked(stream.state());
  }

  /** The event that parks a process, null if this is none. */
  @Nullable E parkedEvent(RuntimeException cause) {
    return rules == null ? null : rules.parked(reason(cause));
  }

  /** The event with which a process goes on. */
  @Nullable E resumedEvent() {
    return rules == null ? null : rules.resumed();
  }

  /** Something has happened to a parked process. */
  void add(String processId, Waiting input) {
    inputs.add(processId, input);
  }

  /** A process is parked, with the first thing that waits. */
  void park(String processId, RuntimeException cause, Waiting input) {
    String reason = reason(cause);
    inputs.parked(processId, reason);
    inputs.add(processId, input);
    parked.put(processId, reason);
    tell();
  }

  /** All that waits for a process, which is not parked any more. */
  List<Waiting> take(String processId) {
    parked.remove(processId);
    tell();
    return inputs.take(processId);
  }

  /**
   * What parks a process, or has it go on, has an id of its own: what has happened is not decided
   * by it.
   */
  CommandEnvelope<C> about(CommandEnvelope<C> command, String what) {
    String cause = context + "<" + what + "/" + command.commandId();
    return new CommandEnvelope<>(
        UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)),
        command.streamId(),
        null,
        null,
        command.correlation(),
        command.payload());
  }

  private void tell() {
    assigned.parked(parked);
    if (parked.isEmpty()) {
      close();
    } else if (look == null) {
      look = task.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> look());
    }
  }

  private void look() {
    for (Unpark next = assigned.nextUnpark(); next != null; next = assigned.nextUnpark()) {
      if (parked.containsKey(next.processId())) {
        unpark.accept(next);
      }
    }
  }

  private static String reason(RuntimeException cause) {
    String reason =
        cause.getMessage() == null
            ? cause.getClass().getName()
            : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    return reason.length() <= MOST_OF_A_REASON ? reason : reason.substring(0, MOST_OF_A_REASON);
  }

  void close() {
    if (look != null) {
      look.cancel();
      look = null;
    }
  }
}
