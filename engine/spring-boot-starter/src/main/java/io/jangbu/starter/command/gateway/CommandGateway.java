package io.jangbu.starter.command.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.command.AggregateType;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.tracing.LogFields;
import io.jangbu.kafka.tracing.Traces;
import io.jangbu.starter.command.gateway.PendingResults.Pending;
import io.jangbu.starter.http.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Span;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;

/**
 * Publishes the commands of one context and waits for their results.
 *
 * <p>Each instance reads one partition of the results topic, assigned by hand and named in each
 * command: no rebalance can take an answer to another instance.
 */
final class CommandGateway<C> {

  private static final String SOURCE = "/jangbu/command-service/http";

  private static final Logger log = LoggerFactory.getLogger(CommandGateway.class);

  private final AggregateType<C, ?, ?> type;
  private final PartitionWatch topics;
  private final Rejections rejections;
  private final Duration answerTimeout;
  private final InstantSource clock;
  private final RecentCommandIds recent;
  private final Traces traces;
  private final AnswerTimes times;
  private volatile @Nullable Line line;

  /** Its way to the topics, which have so many partitions, and back. */
  record Line(int partitions, Producer<String, byte[]> producer, ResultSubscription results) {}

  CommandGateway(
      AggregateType<C, ?, ?> type,
      PartitionWatch topics,
      Duration answerTimeout,
      InstantSource clock,
      RecentCommandIds recent,
      Traces traces,
      MeterRegistry registry) {
    this.type = type;
    this.topics = topics;
    this.rejections = new Rejections(type.rejections());
    this.answerTimeout = answerTimeout;
    this.clock = clock;
    this.recent = recent;
    this.traces = traces;
    this.times = new AnswerTimes(registry, type.name());
  }

  AggregateType<C, ?, ?> type() {
    return type;
  }

  /** Publishes from now on. */
  void open(Line opened) {
    line = opened;
  }

  /** True while this instance hears the results that it would wait for. */
  boolean hearsResults() {
    Line open = line;
    return open != null && open.results().isHeard();
  }

  /** True once it will hear no result any more before a restart. */
  boolean hasFailed() {
    Line open = line;
    return open != null && open.results().hasFailed();
  }

  /**
   * Publishes the command, waits for its result, and returns it if it was accepted.
   *
   * @throws ProblemException with the code of the rejection; 503 {@code UNAVAILABLE} if the command
   *     was surely not taken, 504 {@code OUTCOME_UNKNOWN} if it may have been, 413 if it is too
   *     large
   */
  CommandResult execute(CommandEnvelope<C> command) {
    try (LogFields _ = LogFields.of(command.streamId(), command.correlation())) {
      CommandResult result = times.of(() -> result(command));
      if (result.accepted()) {
        log.debug("{} is accepted, version {}", command.type(), result.version());
        return result;
      }
      log.debug("{} is rejected: {}", command.type(), result.code());
      throw rejections.problem(result);
    }
  }

  private CommandResult result(CommandEnvelope<C> command) {
    Line open = line;
    if (open == null || !open.results().isHeard()) {
      throw SendProblem.unavailable("this instance does not hear results yet", null);
    }
    if (topics.fault(type.name()).isPresent()) {
      throw SendProblem.unavailable(
          "the topics of %s are not as the service found them, which its operator must fix"
              .formatted(type.name()),
          null);
    }
    String stream = type.name() + "/" + command.streamId();
    if (recent.isOfAnotherStream(command.commandId(), stream)) {
      throw Rejections.idReused(command.commandId());
    }
    Pending pending = open.results().pending().expect();
    try {
      send(record(command, pending, open), pending, open.producer());
      recent.add(command.commandId(), stream);
      byte[] bytes = pending.result().get(answerTimeout.toMillis(), TimeUnit.MILLISECONDS);
      return type.codec().decodeResult(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SendProblem.outcomeUnknown(command.commandId(), e);
    } catch (ExecutionException | TimeoutException e) {
      log.warn("What became of {} is not known: {}", command.type(), e.toString());
      throw SendProblem.outcomeUnknown(command.commandId(), e);
    } finally {
      open.results().pending().forget(pending);
    }
  }

  private ProducerRecord<String, byte[]> record(
      CommandEnvelope<C> command, Pending pending, Line open) {
    Headers headers = CloudEventHeaders.of(command, SOURCE, clock.instant());
    headers.add(PendingResults.CORRELATION_ID, pending.correlationId().getBytes(UTF_8));
    headers.add(
        KafkaHeaders.REPLY_PARTITION,
        ByteBuffer.allocate(Integer.BYTES).putInt(open.results().partition()).array());
    return new ProducerRecord<>(
        type.topics().commands(),
        // Not left to the producer, which goes by how many partitions there are at the moment.
        StreamPartition.of(command.streamId(), open.partitions()),
        command.streamId(),
        type.codec().encodeCommand(command),
        headers);
  }

  private void send(
      ProducerRecord<String, byte[]> record, Pending pending, Producer<String, byte[]> producer)
      throws InterruptedException {
    Span span = traces.sending("publish " + record.topic());
    traces.send(span, record.headers());
    Future<RecordMetadata> sent =
        producer.send(
            record,
            (_, failure) -> {
              if (failure != null) {
                span.error(failure);
                pending.result().completeExceptionally(failure);
              }
              span.end();
            });
    // A failure that is there at once came before anything went to the network.
    if (sent.state() == Future.State.FAILED) {
      throw SendProblem.notSent(sent.exceptionNow());
    }
  }

  /** Hears nothing any more. Leaves the producer, which all gateways share. */
  void close() {
    Line open = line;
    line = null;
    if (open != null) {
      open.results().close();
    }
  }
}
