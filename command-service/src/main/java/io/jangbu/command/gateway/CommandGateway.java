package io.jangbu.command.gateway;

import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.http.ProblemException;
import io.jangbu.schemas.CloudEventHeaders;
import io.jangbu.schemas.Codec;
import io.jangbu.schemas.ContextTopics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.requestreply.RequestReplyFuture;

/**
 * Publishes the commands of one context and waits for their results.
 *
 * <p>Each instance reads one partition of the results topic, assigned by hand and named in each
 * command: no rebalance can take an answer to another instance.
 */
public final class CommandGateway<C> implements AutoCloseable {

  private static final String SOURCE = "/jangbu/command-service/http";
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final ContextTopics topics;
  private final Codec<C, ?, ?> codec;
  private final InstantSource clock;
  private final ReplyingKafkaTemplate<String, byte[], byte[]> template;

  CommandGateway(
      ContextTopics topics,
      Codec<C, ?, ?> codec,
      InstantSource clock,
      ReplyingKafkaTemplate<String, byte[], byte[]> template) {
    this.topics = topics;
    this.codec = codec;
    this.clock = clock;
    this.template = template;
  }

  /** True once this instance hears the results that it will wait for. */
  public boolean hearsResults() {
    try {
      return template.waitForAssignment(Duration.ZERO);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Publishes the command, waits for its result, and returns it if it was accepted.
   *
   * @throws ProblemException with the code of the rejection; 503 {@code UNAVAILABLE} if the command
   *     was surely not taken, 504 {@code OUTCOME_UNKNOWN} if it may have been, 413 if it is too
   *     large
   */
  public CommandResult execute(CommandEnvelope<C> command) {
    if (!hearsResults()) {
      throw unavailable("this instance does not hear results yet", null);
    }
    var record =
        new ProducerRecord<>(
            topics.commands(),
            null,
            command.streamId(),
            codec.encodeCommand(command),
            CloudEventHeaders.of(command, SOURCE, clock.instant()));
    RequestReplyFuture<String, byte[], byte[]> answer;
    try {
      answer = template.sendAndReceive(record);
    } catch (KafkaException e) {
      throw notSent(e, command.commandId());
    }
    try {
      CommandResult result = codec.decodeResult(answer.get().value());
      if (result.accepted()) {
        return result;
      }
      throw Rejection.of(result);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw outcomeUnknown(command.commandId(), null);
    } catch (ExecutionException e) {
      throw outcomeUnknown(command.commandId(), e);
    }
  }

  @Override
  public void close() {
    template.stop();
    template.destroy();
  }

  /** Thrown by send() itself, before the record was handed to the network, with one exception. */
  private static ProblemException notSent(KafkaException failure, UUID commandId) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RecordTooLargeException) {
        return new ProblemException(
            HttpStatus.CONTENT_TOO_LARGE,
            "TOO_LARGE",
            "the command is larger than its topic takes");
      }
    }
    return unavailable("no broker took the command", failure).with("commandId", commandId);
  }

  private static ProblemException unavailable(String why, @Nullable Throwable cause) {
    return new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "The command was not taken: " + why,
            cause)
        .retryAfter(RETRY_AFTER);
  }

  private static ProblemException outcomeUnknown(UUID commandId, @Nullable Throwable cause) {
    return new ProblemException(
            HttpStatus.GATEWAY_TIMEOUT,
            "OUTCOME_UNKNOWN",
            "No result came in time. The command may have been taken: send it again with this "
                + "commandId as Idempotency-Key to learn its outcome",
            cause)
        .with("commandId", commandId);
  }
}
