package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.resilience.cluster.KafkaClients;
import io.jangbu.resilience.context.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends commands into their topics. The answers come to the {@link ResultListener}. */
public final class TopicSender implements AutoCloseable {

  private static final String SOURCE = "/jangbu/resilience";

  private final Journal journal;
  private final KafkaProducer<byte[], byte[]> producer;

  public TopicSender(String bootstrapServers, Journal journal) {
    this.journal = journal;
    producer = KafkaClients.producer(bootstrapServers);
  }

  public <C> void send(Context<C, ?, ?> context, CommandEnvelope<C> command) {
    Told<?> told = journal.sending(context, command, Way.TOPIC);
    var _ =
        producer.send(
            new ProducerRecord<>(
                context.topics().commands(),
                null,
                command.streamId().getBytes(StandardCharsets.UTF_8),
                context.codec().encodeCommand(command),
                CloudEventHeaders.of(command, SOURCE, Instant.now())),
            (_, failure) -> {
              if (failure == null) {
                told.taken();
              }
            });
  }

  /** Waits until the brokers have taken, or for good not taken, what was sent. */
  public void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
