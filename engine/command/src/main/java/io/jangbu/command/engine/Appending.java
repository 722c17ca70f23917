package io.jangbu.command.engine;

import static java.util.Objects.requireNonNull;

import io.jangbu.command.engine.StreamWriter.Written;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.process.Consequences;
import io.jangbu.command.state.PartitionChain;
import io.jangbu.command.state.SnapshotStore;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.tracing.Traces;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * What a decision writes but for its result: events, the snapshot after them, and what follows from
 * them elsewhere. It is worked out whole before any of it is written.
 */
final class Appending<C, E, S> {

  /**
   * What is to be written.
   *
   * @param after the stream after it; null if it is left as it is
   */
  record Prepared<S>(
      List<Record<byte[], Output>> events,
      List<KeyValue<String, byte[]>> changes,
      List<Forwarded> elsewhere,
      @Nullable Snapshot<S> after) {}

  private final NodeNames names;
  private final OutgoingRecords<E> records;
  private final SnapshotStore<S> snapshots;
  private final PartitionChain chain;
  private final Consequences<C, E, S> consequences;
  private final Claiming<C, E, S> claiming;
  private final Traces traces;
  private final ProcessorContext<byte[], Output> task;
  private final Consumer<Snapshot<S>> changed;

  /** {@code changed} hears of each stream that has other deadlines now, maybe. */
  Appending(
      NodeNames names,
      OutgoingRecords<E> records,
      SnapshotStore<S> snapshots,
      PartitionChain chain,
      Consequences<C, E, S> consequences,
      Claiming<C, E, S> claiming,
      Traces traces,
      ProcessorContext<byte[], Output> task,
      Consumer<Snapshot<S>> changed) {
    this.names = names;
    this.records = records;
    this.snapshots = snapshots;
    this.chain = chain;
    this.consequences = consequences;
    this.claiming = claiming;
    this.traces = traces;
    this.task = task;
    this.changed = changed;
  }

  /**
   * What a command that came as a record leads to.
   *
   * @param before the stream before it
   */
  Prepared<S> prepare(
      Incoming incoming,
      CommandEnvelope<C> command,
      Snapshot<S> before,
      Written<E, S> written,
      Instant now) {
    Prepared<S> prepared = prepare(command.streamId(), before, written, now);
    List<Forwarded> elsewhere = new ArrayList<>(prepared.elsewhere());
    elsewhere.addAll(answer(incoming, command, written.result(), now));
    if (written.events().isEmpty()) {
      elsewhere.addAll(claiming.settled(incoming, command, written.snapshot(), now));
    }
    prepared
        .events()
        .forEach(event -> traces.handOn(incoming.span(), incoming.headers(), event.headers()));
    prepared
        .elsewhere()
        .forEach(each -> traces.handOn(incoming.span(), incoming.headers(), each.headers()));
    return new Prepared<>(prepared.events(), prepared.changes(), elsewhere, prepared.after());
  }

  /** What something that came as no record leads to: a deadline, an operator's wish. */
  Prepared<S> prepare(String streamId, Snapshot<S> before, Written<E, S> written, Instant now) {
    List<EventEnvelope<E>> events = written.events();
    if (events.isEmpty()) {
      return new Prepared<>(List.of(), List.of(), List.of(), null);
    }
    int partition = task.taskId().partition();
    return new Prepared<>(
        events.stream().map(event -> records.event(partition, event)).toList(),
        snapshots.changes(streamId, before, written.snapshot()),
        consequences.of(events, before, written.snapshot(), now),
        written.snapshot());
  }

  /** What a result alone leads to, of a command that was decided before. */
  Prepared<S> prepare(
      Incoming incoming, CommandEnvelope<C> command, CommandResult result, Instant now) {
    List<Forwarded> elsewhere = new ArrayList<>(answer(incoming, command, result, now));
    if (claiming.isGranted(incoming, command)) {
      elsewhere.addAll(claiming.settled(incoming, command, snapshots.get(command.streamId()), now));
    }
    return elsewhere(elsewhere);
  }

  /** What goes elsewhere alone: the stream is left as it is. */
  static <S> Prepared<S> elsewhere(List<Forwarded> elsewhere) {
    return new Prepared<>(List.of(), List.of(), elsewhere, null);
  }

  private List<Forwarded> answer(
      Incoming incoming, CommandEnvelope<?> command, CommandResult result, Instant now) {
    List<Forwarded> answers =
        consequences.of(incoming.headers(), command, result, now).stream().toList();
    answers.forEach(each -> traces.handOn(incoming.span(), incoming.headers(), each.headers()));
    return answers;
  }

  /** Writes it. */
  void write(Prepared<S> prepared, Instant now) {
    prepared.events().forEach(this::append);
    prepared.elsewhere().forEach(each -> task.forward(record(each, now), each.sink()));
    snapshots.put(prepared.changes());
    if (prepared.after() != null) {
      changed.accept(prepared.after());
    }
  }

  /**
   * Appends an event. Here it gets its place in the chain, for what is here is written for sure;
   * one that is written again keeps the place that it has.
   */
  void append(Record<byte[], Output> event) {
    chain.seal(event.key(), requireNonNull(event.value().value()), event.headers());
    task.forward(event, names.eventSink());
  }

  private static Record<byte[], Output> record(Forwarded forwarded, Instant now) {
    return new Record<>(
        forwarded.key(),
        new Output(forwarded.value(), forwarded.partition()),
        now.toEpochMilli(),
        forwarded.headers());
  }
}
