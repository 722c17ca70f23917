package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.engine.Appending.Prepared;
import io.jangbu.command.engine.StreamWriter.Written;
import io.jangbu.command.hosted.Forwarded;
import io.jangbu.command.process.Consequences;
import io.jangbu.command.state.DecidingThread;
import io.jangbu.command.state.IdempotencyStore;
import io.jangbu.command.state.IdempotencyStore.Remembered;
import io.jangbu.command.state.PartitionState;
import io.jangbu.command.state.Rewriting;
import io.jangbu.command.state.SnapshotStore;
import io.jangbu.command.state.WaitingInputs;
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
import org.apache.kafka.common.KafkaException;
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
  private final Consequences<C, E, S> consequences;
  private final CommandReader<C> reader;
  private final StreamWriter<C, E, S> writer;
  private final Claiming<C, E, S> claiming;
  private final OutgoingRecords<E> records;
  private final DecisionSpans spans;

  private ProcessorContext<byte[], Output> streams;
  private PartitionState<C, E, S> state;
  private SnapshotStore<S> snapshots;
  private IdempotencyStore<C> idempotency;
  private Appending<C, E, S> appending;
  private Parking<C, E, S> parking;
  private DueDecisions<C, E, S> due;

  @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else
  CommandProcessor(
      AggregateType<C, E, S> type,
      int partitions,
      EngineParts parts,
      CommandMetrics metrics,
      DueMetrics dueMetrics,
      Consequences<C, E, S> consequences) {
    this.type = type;
    this.names = new NodeNames(type.name());
    this.partitions = partitions;
    this.parts = parts;
    this.metrics = metrics;
    this.dueMetrics = dueMetrics;
    this.consequences = consequences;
    this.reader = new CommandReader<>(type.codec(), partitions);
    this.writer = new StreamWriter<>(type.decider());
    this.claiming = new Claiming<>(consequences, writer, parts.traces());
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
                this::appendAgain);
    snapshots = state.snapshots();
    idempotency = state.idempotency();
    appending =
        new Appending<>(
            names,
            records,
            snapshots,
            state.chain(),
            consequences,
            claiming,
            parts.traces(),
            streams,
            stream -> due.changed(stream));
    parking =
        new Parking<>(
            type,
            writer,
            state,
            new WaitingInputs(streams.getStateStore(names.snapshots())),
            appending,
            streams,
            parts.clock(),
            this::mayDecide,
            this::process,
            this::deadLetter);
    due =
        new DueDecisions<>(
            type,
            writer,
            state,
            appending,
            parking,
            streams,
            parts.clock(),
            this::mayDecide,
            dueMetrics);
    state.whenReady(due::begin);
  }

  private void appendAgain(Rewriting.Event event) {
    long now = parts.clock().instant().toEpochMilli();
    appending.append(OutgoingRecords.again(event, streams.taskId().partition(), now));
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
    Prepared<S> prepared;
    byte[] result;
    byte[] remembered;
    try {
      if (parking.isParked(stream)) {
        parking.add(incoming, read);
        return;
      }
      Optional<Forwarded> id = claiming.askForId(incoming, command, now);
      if (id.isPresent()) {
        ask(id.get(), now);
        return;
      }
      written =
          claiming
              .withoutId(incoming, command, stream)
              .orElseGet(() ->
                  claiming.judged(incoming, command, stream, writer.write(command, stream, now)));
      if (written.result().accepted()) {
        Optional<Forwarded> value = claiming.askForValue(incoming, command, now);
        if (value.isPresent()) {
          ask(value.get(), now);
          return;
        }
      }
      prepared = appending.prepare(incoming, command, stream, written, now);
      result = type.codec().encodeResult(written.result());
      remembered = IdempotencyStore.entry(read.avro(), result);
    } catch (MalformedRecordException | KafkaException e) {
      // The decider asked for an entry of its state, and what is stored cannot be read.
      throw e;
    } catch (RuntimeException e) {
      if (parking.park(incoming, read, stream, e, now)) {
        metrics.parked();
      } else {
        deadLetter(incoming, e);
        appending.write(Appending.elsewhere(claiming.settled(incoming, command, stream, now)), now);
      }
      return;
    }
    appending.write(prepared, now);
    idempotency.remember(command.commandId(), remembered, now);
    answer(incoming, command, written.result(), result, now);
  }

  private void ask(Forwarded claim, Instant now) {
    appending.write(Appending.elsewhere(List.of(claim)), now);
    metrics.claiming();
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

  /** The command's id came before: with the same content, or with another. */
  private void repeat(
      Incoming incoming, CommandEnvelope<C> command, Remembered remembered, Instant now) {
    // An id that is used again stays with the content that it came with first.
    CommandResult result =
        remembered.sameContent()
            ? remembered.first()
            : writer.idReused(command, snapshots.get(command.streamId()));
    Prepared<S> prepared;
    try {
      prepared = appending.prepare(incoming, command, result, now);
    } catch (MalformedRecordException | KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      deadLetter(incoming, e);
      return;
    }
    appending.write(prepared, now);
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
