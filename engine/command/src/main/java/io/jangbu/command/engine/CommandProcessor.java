package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.StreamWriter.Written;
import io.jangbu.command.process.Consequences;
import io.jangbu.command.process.Forwarded;
import io.jangbu.command.state.AssignedPartition.Unpark;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.command.state.IdempotencyStore.Remembered;
import io.jangbu.command.state.PartitionState;
import io.jangbu.command.state.SnapshotStore;
import io.jangbu.command.state.WaitingInputs;
import io.jangbu.command.state.WaitingInputs.Waiting;
import io.jangbu.command.topics.RecreatedTopicException;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.record.MalformedRecordException;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer.SpanInScope;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Decides the commands of one partition, in order.
 *
 * <p>What a command leads to is worked out whole before any of it is written: a failure there is
 * the command's own and makes a dead letter of it. A failure of the stores, also to read what they
 * keep, or of writing is the service's and stops the transaction.
 */
final class CommandProcessor<C, E, S> implements Processor<byte[], byte[], byte[], Output> {

  private final AggregateType<C, E, S> type;
  private final NodeNames names;
  private final int partitions;
  private final EngineParts parts;
  private final CommandMetrics metrics;
  private final DueMetrics dueMetrics;
  private final Consequences<E, S> consequences;
  private final CommandReader<C> reader;
  private final StreamWriter<C, E, S> writer;
  private final OutgoingRecords<E> records;
  private final DecisionSpans spans;

  private ProcessorContext<byte[], Output> streams;
  private PartitionState<C, E, S> state;
  private SnapshotStore<S> snapshots;
  private IdempotencyStore<C> idempotency;
  private Parking<C, E, S> parking;
  private DueDecisions<C, E, S> due;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  CommandProcessor(
      AggregateType<C, E, S> type,
      int partitions,
      EngineParts parts,
      CommandMetrics metrics,
      DueMetrics dueMetrics,
      Consequences<E, S> consequences) {
    this.type = type;
    this.names = new NodeNames(type.name());
    this.partitions = partitions;
    this.parts = parts;
    this.metrics = metrics;
    this.dueMetrics = dueMetrics;
    this.consequences = consequences;
    this.reader = new CommandReader<>(type.codec(), partitions);
    this.writer = new StreamWriter<>(type.decider());
    this.records = new OutgoingRecords<>(type.codec(), partitions, parts.traces());
    this.spans = new DecisionSpans(type.name(), parts.traces());
  }

  @Override
  public void init(ProcessorContext<byte[], Output> streams) {
    this.streams = streams;
    state =
        parts
            .states()
            .open(
                type,
                partitions,
                streams,
                names.snapshots(),
                names.idempotency(),
                event ->
                    streams.forward(
                        OutgoingRecords.again(
                            event,
                            streams.taskId().partition(),
                            parts.clock().instant().toEpochMilli()),
                        names.eventSink()));
    snapshots = state.snapshots();
    idempotency = state.idempotency();
    parking =
        new Parking<>(
            type,
            new WaitingInputs(streams.getStateStore(names.snapshots())),
            state.assigned(),
            streams,
            this::unpark);
    due =
        new DueDecisions<>(
            type,
            writer,
            state,
            parking,
            this::mayDecide,
            streams,
            parts.clock(),
            dueMetrics,
            consequences,
            this::reached);
    due.begin();
  }

  private boolean mayDecide() {
    return state.assigned().takesCommands() && !parts.commit().isRecreated(type.name());
  }

  @Override
  public void close() {
    DecidingThread.current().closed(streams);
    due.close();
    parking.close();
    state.close();
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    // What was polled before that was known; nothing more is polled.
    if (parts.commit().isRecreated(type.name())) {
      throw new RecreatedTopicException(type.name());
    }
    state.deciding();
    DecidingThread.current().decided(streams);
    Span span = spans.begin(record.headers());
    try (SpanInScope _ = parts.traces().enter(span)) {
      process(new Incoming(record, streams.recordMetadata().orElseThrow(), span));
    } finally {
      span.end();
    }
  }

  private void process(Incoming incoming) {
    ReadCommand<C> read;
    try {
      read = reader.read(incoming);
    } catch (MalformedRecordException e) {
      deadLetter(incoming, e);
      return;
    }
    CommandEnvelope<C> command = read.command();
    Instant now = parts.clock().instant();
    Remembered remembered = idempotency.recall(command, now);
    if (remembered == null) {
      decide(incoming, read, now);
    } else {
      repeat(incoming, command, remembered, now);
    }
  }

  private void decide(Incoming incoming, ReadCommand<C> read, Instant now) {
    CommandEnvelope<C> command = read.command();
    Snapshot<S> stream = snapshots.get(command.streamId());
    Written<E, S> written;
    List<Record<byte[], Output>> events;
    List<KeyValue<String, byte[]>> snapshot;
    List<Forwarded> elsewhere;
    byte[] result;
    byte[] remembered;
    try {
      if (parking.isParked(stream)) {
        parking.add(command.streamId(), waiting(incoming, read));
        return;
      }
      written = writer.write(command, stream, now);
      events = written.events().stream().map(event -> records.event(incoming, event)).toList();
      snapshot =
          events.isEmpty()
              ? List.of()
              : snapshots.changes(command.streamId(), stream, written.snapshot());
      elsewhere =
          Stream.concat(
                  consequences.of(written.events(), written.snapshot(), now).stream(),
                  consequences.of(incoming.headers(), command, written.result(), now).stream())
              .toList();
      result = type.codec().encodeResult(written.result());
      remembered = IdempotencyStore.entry(read.avro(), result);
    } catch (MalformedRecordException | KafkaException e) {
      // The decider asked for an entry of its state, and what is stored cannot be read.
      throw e;
    } catch (RuntimeException e) {
      if (!park(incoming, read, stream, e, now)) {
        deadLetter(incoming, e);
      }
      return;
    }
    events.forEach(event -> streams.forward(event, names.eventSink()));
    elsewhere.forEach(forwarded -> forward(incoming, forwarded, now));
    snapshots.put(snapshot);
    due.changed(written.snapshot());
    idempotency.remember(command.commandId(), remembered, now);
    answer(incoming, command, written.result(), result, now);
  }

  /**
   * Parks a process whose rules cannot decide on what has happened to it: that waits.
   *
   * @return false if this is no process, or cannot even be parked
   */
  private boolean park(
      Incoming incoming,
      ReadCommand<C> read,
      Snapshot<S> process,
      RuntimeException cause,
      Instant now) {
    CommandEnvelope<C> command = read.command();
    try {
      E parked = parking.parkedEvent(cause);
      if (parked == null) {
        return false;
      }
      append(parking.about(command, "parked"), process, parked, now);
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
      return false;
    }
    parking.park(command.streamId(), cause, waiting(incoming, read));
    metrics.parked();
    DecisionLog.parked(command, cause);
    return true;
  }

  /** Worked out first, then written: a failure has written nothing. */
  private void append(CommandEnvelope<C> command, Snapshot<S> stream, E payload, Instant now) {
    Written<E, S> written = writer.accepted(command, stream, List.of(payload), now);
    int partition = streams.taskId().partition();
    List<Record<byte[], Output>> events =
        written.events().stream().map(event -> records.event(partition, event)).toList();
    List<KeyValue<String, byte[]>> changes =
        snapshots.changes(command.streamId(), stream, written.snapshot());
    events.forEach(event -> streams.forward(event, names.eventSink()));
    snapshots.put(changes);
    due.changed(written.snapshot());
  }

  /** What an operator asks for of a parked process. What waited may park it again. */
  private void unpark(Unpark request) {
    if (!mayDecide()) {
      state.assigned().unpark(request);
      return;
    }
    state.deciding();
    DecidingThread.current().decided(streams);
    String processId = request.processId();
    Snapshot<S> process = snapshots.get(processId);
    List<Waiting> waiting = parking.take(processId);
    List<Incoming> incoming = waiting.stream().map(each -> incoming(processId, each)).toList();
    E resumed = parking.resumedEvent();
    if (parking.isParked(process) && resumed != null) {
      CommandEnvelope<C> first = reader.read(incoming.getFirst()).command();
      append(
          parking.about(first, "resumed/" + process.version()),
          process,
          resumed,
          parts.clock().instant());
    }
    DecisionLog.unparked(request, waiting.size());
    if (request.resume()) {
      incoming.forEach(this::process);
    } else {
      incoming.forEach(each -> deadLetter(each, new AbandonedException()));
    }
  }

  private Waiting waiting(Incoming incoming, ReadCommand<C> read) {
    return new Waiting(incoming.origin().offset(), read.avro());
  }

  private Incoming incoming(String processId, Waiting waiting) {
    return Incoming.again(
        processId,
        waiting,
        new Incoming.Origin(
            type.topics().commands(), streams.taskId().partition(), waiting.offset()),
        parts.clock().instant());
  }

  /** A deadline was reached, and led to these events. Nobody waits for an answer. */
  private void reached(Written<E, S> written, List<Forwarded> elsewhere) {
    DecidingThread.current().decided(streams);
    int partition = streams.taskId().partition();
    written
        .events()
        .forEach(event -> streams.forward(records.event(partition, event), names.eventSink()));
    elsewhere.forEach(forwarded -> forward(forwarded, parts.clock().instant()));
  }

  private void answer(
      Incoming incoming,
      CommandEnvelope<C> command,
      CommandResult result,
      byte[] bytes,
      Instant now) {
    metrics.decided(result, incoming);
    spans.decided(incoming.span(), command, result);
    DecisionLog.decided(command, result);
    streams.forward(records.result(incoming, result, bytes, now), names.resultSink());
  }

  private void forward(Incoming incoming, Forwarded forwarded, Instant now) {
    parts.traces().handOn(incoming.span(), incoming.headers(), forwarded.headers());
    forward(forwarded, now);
  }

  private void forward(Forwarded forwarded, Instant now) {
    streams.forward(
        new Record<>(
            forwarded.key(),
            new Output(forwarded.value(), forwarded.partition()),
            now.toEpochMilli(),
            forwarded.headers()),
        forwarded.sink());
  }

  /** The command's id came before: with the same content, or with another. */
  private void repeat(
      Incoming incoming, CommandEnvelope<C> command, Remembered remembered, Instant now) {
    // An id that is used again stays with the content that it came with first.
    CommandResult result =
        remembered.sameContent()
            ? remembered.first()
            : writer.idReused(command, snapshots.get(command.streamId()));
    Optional<Forwarded> elsewhere;
    try {
      elsewhere = consequences.of(incoming.headers(), command, result, now);
    } catch (RuntimeException e) {
      deadLetter(incoming, e);
      return;
    }
    elsewhere.ifPresent(forwarded -> forward(incoming, forwarded, now));
    byte[] bytes = type.codec().encodeResult(result);
    if (remembered.sameContent()) {
      answerAgain(incoming, command, result, bytes, now);
    } else {
      answer(incoming, command, result, bytes, now);
    }
  }

  private void answerAgain(
      Incoming incoming,
      CommandEnvelope<C> command,
      CommandResult first,
      byte[] bytes,
      Instant now) {
    metrics.repeated(incoming);
    spans.repeated(incoming.span(), command);
    DecisionLog.repeated(command);
    Record<byte[], Output> record = records.result(incoming, first, bytes, now);
    record.headers().add(ReplyHeaders.REPEATED, "true".getBytes(StandardCharsets.UTF_8));
    streams.forward(record, names.resultSink());
  }

  private void deadLetter(Incoming incoming, RuntimeException cause) {
    DecisionLog.deadLetter(incoming, cause);
    spans.deadLetter(incoming.span());
    metrics.deadLetter();
    streams.forward(DeadLetter.of(incoming, cause), names.deadLetterSink());
  }
}
