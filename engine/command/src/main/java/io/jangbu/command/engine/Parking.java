package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.Appending.Prepared;
import io.jangbu.command.process.ProcessHeader;
import io.jangbu.command.state.AssignedPartition;
import io.jangbu.command.state.AssignedPartition.Unpark;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.PartitionState;
import io.jangbu.command.state.WaitingInputs;
import io.jangbu.command.state.WaitingInputs.Waiting;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.core.process.CannotGoOnException;
import io.jangbu.core.process.ProcessRules;
import io.jangbu.kafka.record.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * The parked processes of one partition: those that something has happened to on which their rules
 * could not decide. What happens to them waits in order; the partition goes on. An operator has
 * them resumed or abandoned.
 */
final class Parking<C, E, S> {

  private static final int MOST_OF_A_REASON = 200;

  /** How soon it is seen what an operator asks for. Only while there is something parked. */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final String context;
  private final String commands;
  private final @Nullable ProcessRules<C, E, S> rules;
  private final StreamWriter<C, E, S> writer;
  private final PartitionState<C, E, S> state;
  private final AssignedPartition assigned;
  private final WaitingInputs inputs;
  private final Appending<C, E, S> appending;
  private final ProcessingContext task;
  private final InstantSource clock;
  private final BooleanSupplier mayDecide;
  private final Consumer<Incoming> decide;
  private final BiConsumer<Incoming, RuntimeException> putAside;
  private final Function<Snapshot<S>, @Nullable String> correlationId;
  private final Map<String, String> reasons;
  private @Nullable Cancellable look;

  /**
   * Those of a partition.
   *
   * @param mayDecide whether commands may be decided now
   * @param decide takes what has waited, as it came once
   * @param putAside makes a dead letter of what has waited
   */
  Parking(
      AggregateType<C, E, S> type,
      StreamWriter<C, E, S> writer,
      PartitionState<C, E, S> state,
      WaitingInputs inputs,
      Appending<C, E, S> appending,
      ProcessingContext task,
      InstantSource clock,
      BooleanSupplier mayDecide,
      Consumer<Incoming> decide,
      BiConsumer<Incoming, RuntimeException> putAside) {
    this.context = type.name();
    this.commands = type.topics().commands();
    this.rules = type.process();
    this.correlationId = type.deadlines()::correlationId;
    this.writer = writer;
    this.state = state;
    this.assigned = state.assigned();
    this.inputs = inputs;
    this.appending = appending;
    this.task = task;
    this.clock = clock;
    this.mayDecide = mayDecide;
    this.decide = decide;
    this.putAside = putAside;
    this.reasons = new ConcurrentSkipListMap<>(rules == null ? Map.of() : inputs.reasons());
    assigned.parked(reasons);
    tell();
  }

  /** Whether that is a process which waits for an operator. */
  boolean isParked(Snapshot<S> stream) {
    return rules != null && rules.isParked(stream.state());
  }

  /** Something has happened to a parked process. */
  void add(Incoming incoming, ReadCommand<C> read) {
    noticed(read.command().streamId());
    inputs.add(
        read.command().streamId(),
        new Waiting(
            incoming.origin().offset(), ProcessHeader.text(incoming.headers()), read.avro()));
  }

  /** A process is parked. If nothing here says why, the stores were lost since. */
  void noticed(String processId) {
    if (!reasons.containsKey(processId)) {
      because(processId, "parked before the stores were lost, and with them what had waited");
    }
  }

  private void because(String processId, String reason) {
    inputs.parked(processId, reason);
    reasons.put(processId, reason);
    tell();
  }

  /**
   * Parks a process whose rules cannot decide on what has happened to it.
   *
   * @return false if this is no process, or cannot even be parked
   */
  boolean park(
      Incoming incoming,
      ReadCommand<C> read,
      Snapshot<S> process,
      RuntimeException cause,
      Instant now) {
    boolean parked = park(read.command(), process, cause, now);
    if (parked) {
      add(incoming, read);
    }
    return parked;
  }

  /** The same for what has not come as a record, and so does not wait: a deadline. */
  boolean park(
      CommandEnvelope<C> command, Snapshot<S> process, RuntimeException cause, Instant now) {
    if (rules == null) {
      return false;
    }
    String reason = reason(cause);
    Prepared<S> prepared;
    try {
      prepared =
          prepare(
              "parked/" + command.commandId(),
              command.streamId(),
              command.correlation(),
              process,
              rules.parked(reason),
              now);
    } catch (MalformedRecordException | KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      return false;
    }
    appending.write(prepared, now);
    because(command.streamId(), reason);
    DecisionLog.parked(command, reason);
    return true;
  }

  /** An event about the process. Its command id is none of an input: no input is decided by it. */
  private Prepared<S> prepare(
      String what,
      String processId,
      @Nullable String correlationId,
      Snapshot<S> process,
      E event,
      Instant now) {
    UUID id = UUID.nameUUIDFromBytes((context + "<" + what).getBytes(StandardCharsets.UTF_8));
    var written =
        writer.accepted(
            new CommandEnvelope<>(id, processId, null, null, correlationId, event),
            process,
            List.of(event),
            now);
    return appending.prepare(processId, process, written, now);
  }

  private void tell() {
    if (reasons.isEmpty()) {
      close();
    } else if (look == null) {
      look = task.schedule(LOOK_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> look());
    }
  }

  private void look() {
    if (!mayDecide.getAsBoolean()) {
      return;
    }
    // One at a time, so that a commit comes in between.
    Unpark next = assigned.nextUnpark();
    if (next != null && reasons.containsKey(next.processId())) {
      unpark(next);
    }
  }

  /** What has waited may park it again. */
  private void unpark(Unpark request) {
    state.deciding();
    DecidingThread.current().decided(task);
    Instant now = clock.instant();
    String processId = request.processId();
    Snapshot<S> process = state.snapshots().get(processId);
    Prepared<S> resumed = null;
    try {
      if (rules != null && isParked(process)) {
        String what = "resumed/%s/%d".formatted(processId, process.version());
        resumed =
            prepare(what, processId, correlationId.apply(process), process, rules.resumed(), now);
      }
    } catch (MalformedRecordException | KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      DecisionLog.notUnparked(request, reason(e));
      return;
    }
    List<Incoming> waiting =
        inputs.take(processId).stream().map(each -> incoming(processId, each, now)).toList();
    reasons.remove(processId);
    tell();
    if (resumed != null) {
      appending.write(resumed, now);
    }
    DecisionLog.unparked(request, waiting.size());
    if (request.resume()) {
      waiting.forEach(decide);
    } else {
      waiting.forEach(each -> putAside.accept(each, new AbandonedException()));
    }
  }

  private Incoming incoming(String processId, Waiting waiting, Instant now) {
    var origin = new Incoming.Origin(commands, task.taskId().partition(), waiting.offset());
    return Incoming.again(processId, waiting, origin, now);
  }

  /** What was thrown and where, without its message: that may tell what a command holds. */
  static String reason(RuntimeException cause) {
    StackTraceElement[] trace = cause.getStackTrace();
    String reason =
        cause instanceof CannotGoOnException
            ? String.valueOf(cause.getMessage())
            : cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    return reason.length() <= MOST_OF_A_REASON ? reason : reason.substring(0, MOST_OF_A_REASON);
  }

  void close() {
    if (look != null) {
      look.cancel();
      look = null;
    }
  }
}
