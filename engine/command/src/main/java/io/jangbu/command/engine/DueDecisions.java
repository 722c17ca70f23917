package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.Appending.Prepared;
import io.jangbu.command.engine.StreamWriter.Written;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.Due;
import io.jangbu.command.state.PartitionState;
import io.jangbu.command.state.SnapshotStore;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.Deadlines;
import io.jangbu.core.Snapshot;
import io.jangbu.core.SortableTime;
import io.jangbu.kafka.record.MalformedRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is due in one partition, on its stream thread and in between its commands. Begins
 * with what came due while nobody was there.
 *
 * <p>A {@link Due} in the store says when to look; what is due then, the stream's own {@link
 * Deadlines} say. So one that is found too early, after a setting has changed, is only moved.
 */
final class DueDecisions<C, E, S> {

  /** How many are decided before the commands have their turn again. */
  private static final int AT_ONCE = 100;

  /**
   * At the latest: the clock that says what is due may be set. Only where there is a deadline, for
   * each look makes Kafka Streams commit.
   */
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private static final Duration AT_ONCE_AGAIN = Duration.ofMillis(1);

  /** What could not be decided, and what is due of a parked process, is tried again after that. */
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

  private final AggregateType<C, E, S> type;
  private final StreamWriter<C, E, S> writer;
  private final PartitionState<C, E, S> state;
  private final SnapshotStore<S> snapshots;
  private final Appending<C, E, S> appending;
  private final Parking<C, E, S> parking;
  private final ProcessingContext task;
  private final InstantSource clock;
  private final BooleanSupplier mayDecide;
  private final DueMetrics metrics;
  private @Nullable Cancellable look;
  private @Nullable Instant next;

  /** Nothing lies before it in the store. */
  private Instant from = Instant.EPOCH;

  /**
   * Decides nothing yet.
   *
   * @param mayDecide whether commands may be decided now
   */
  DueDecisions(
      AggregateType<C, E, S> type,
      StreamWriter<C, E, S> writer,
      PartitionState<C, E, S> state,
      Appending<C, E, S> appending,
      Parking<C, E, S> parking,
      ProcessingContext task,
      InstantSource clock,
      BooleanSupplier mayDecide,
      DueMetrics metrics) {
    this.type = type;
    this.writer = writer;
    this.state = state;
    this.snapshots = state.snapshots();
    this.appending = appending;
    this.parking = parking;
    this.task = task;
    this.clock = clock;
    this.mayDecide = mayDecide;
    this.metrics = metrics;
  }

  /** Looks from now on for what is due, wherever it lies: a rebuild may have put any there. */
  void begin() {
    from = Instant.EPOCH;
    lookAt(clock.instant());
  }

  /** The stream was changed, and may have other deadlines now. */
  void changed(Snapshot<S> stream) {
    type.deadlines().of(stream).values().stream()
        .map(SortableTime::within)
        .filter(at -> next == null || at.isBefore(next))
        .min(Instant::compareTo)
        .ifPresent(this::lookAt);
  }

  private void lookAt(Instant at) {
    close();
    next = at;
    from = at.isBefore(from) ? at : from;
    Duration until = Duration.between(clock.instant(), at);
    Duration wait = until.compareTo(LOOK_EVERY) > 0 ? LOOK_EVERY : until;
    look =
        task.schedule(
            wait.compareTo(AT_ONCE_AGAIN) < 0 ? AT_ONCE_AGAIN : wait,
            PunctuationType.WALL_CLOCK_TIME,
            _ -> look());
  }

  private void look() {
    close();
    next = null;
    if (!mayDecide.getAsBoolean()) {
      // It begins again once the state is rebuilt from the events, its deadlines with it.
      return;
    }
    Instant now = clock.instant();
    snapshots.due(from, now, AT_ONCE).forEach(each -> decide(each, now));
    // What was decided may have set one that was due before: that has moved the begin.
    Due later = snapshots.nextDue(from);
    from = later == null ? now : later.at();
    if (later != null) {
      lookAt(later.at());
    }
  }

  private void decide(Due due, Instant now) {
    state.deciding();
    snapshots.forget(due);
    Snapshot<S> stream = snapshots.get(due.streamId());
    try {
      Instant at = type.deadlines().of(stream).get(due.name());
      if (at == null) {
        return;
      }
      at = SortableTime.within(at);
      if (parking.isParked(stream)) {
        parking.noticed(due.streamId());
        snapshots.put(new Due(now.plus(AFTER_A_FAILURE), due.streamId(), due.name()));
        return;
      }
      if (at.isAfter(now)) {
        snapshots.put(new Due(at, due.streamId(), due.name()));
        return;
      }
      decide(due, stream, at, now);
    } catch (MalformedRecordException | KafkaException e) {
      // What is stored cannot be read or written, which is not the deadline's fault.
      throw e;
    } catch (RuntimeException e) {
      metrics.failed();
      DecisionLog.notDecided(due, Parking.reason(e));
      snapshots.put(new Due(now.plus(AFTER_A_FAILURE), due.streamId(), due.name()));
    }
  }

  private void decide(Due due, Snapshot<S> stream, Instant at, Instant now) {
    CommandEnvelope<C> command = command(due, stream, at);
    Written<E, S> written;
    Prepared<S> prepared;
    try {
      written = writer.write(command, stream, now);
      prepared = appending.prepare(due.streamId(), stream, written, now);
    } catch (MalformedRecordException | KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      if (!parking.park(command, stream, e, now)) {
        throw e;
      }
      metrics.parked();
      // It is looked for again, as long as the process is parked.
      snapshots.put(new Due(now.plus(AFTER_A_FAILURE), due.streamId(), due.name()));
      DecidingThread.current().decided(task);
      return;
    }
    metrics.decided(written.result(), Duration.between(at, now));
    if (!written.result().accepted()) {
      DecisionLog.refused(due, written.result());
      return;
    }
    DecidingThread.current().decided(task);
    appending.write(prepared, now);
  }

  /** The same whoever decides it, and whenever. */
  private CommandEnvelope<C> command(Due due, Snapshot<S> stream, Instant at) {
    String unique =
        "%s/%s/%d/%s/%s".formatted(type.name(), due.streamId(), stream.version(), due.name(), at);
    return new CommandEnvelope<>(
        UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8)),
        due.streamId(),
        null,
        at,
        type.deadlines().correlationId(stream),
        type.deadlines().reached(due.name()));
  }

  void close() {
    if (look != null) {
      look.cancel();
      look = null;
    }
  }
}
