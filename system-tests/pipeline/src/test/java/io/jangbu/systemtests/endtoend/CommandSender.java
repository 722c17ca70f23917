package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.Codec;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes commands of a context, as any other system that knows Kafka does. */
public final class CommandSender<C> implements AutoCloseable {

  private final AggregateTopics topics;
  private final Codec<C, ?> codec;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  public CommandSender(String bootstrapServers, AggregateTopics topics, Codec<C, ?> codec) {
    this.topics = topics;
    this.codec = codec;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** A command with an id of its own, and nothing said about it. */
  public void send(String streamId, C payload) {
    send(new CommandEnvelope<>(UUID.randomUUID(), streamId, null, null, null, payload));
  }

  /** Does not wait for the broker. */
  public void send(CommandEnvelope<C> command) {
    send(
        new ProducerRecord<>(
            topics.commands(),
            null,
            command.streamId().getBytes(UTF_8),
            codec.encodeCommand(command),
            CloudEventHeaders.of(command, "/jangbu/tests", Instant.now())));
  }

  /** Whatever it is, to wherever it goes. */
  void send(ProducerRecord<byte[], byte[]> message) {
    var _ =
        producer.send(
            message,
            (_, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  /**
   * Returns once the broker has all of them.
   *
   * @throws IllegalStateException if it did not take one
   */
  @Override
  public void close() {
    producer.close();
    if (failure.get() != null) {
      throw new IllegalStateException("not sent", failure.get());
    }
  }
}
