package io.jangbu.cli.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.options.CannotStartException;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.MalformedRecordException;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Commands to {@code orders.commands}, results from {@code orders.results}. */
final class KafkaPipeline implements Pipeline {

  /** Header of a result: "true" where it repeats what the command led to before. */
  static final String REPEATED = "jangbu-repeated";

  private static final String SOURCE = "/jangbu/import";
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final OrderCodec codec = new OrderCodec();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Consumer<byte[], byte[]> results;
  private final Producer<byte[], byte[]> commands;

  /**
   * Connects. Whatever is sent from now on, its result is heard: the places where {@code
   * orders.results} ends are known when this returns.
   *
   * @param timeout how long the broker may be away before it is given up
   * @throws CannotStartException if the broker cannot be reached or the topics are missing
   */
  KafkaPipeline(String bootstrapServers, Duration timeout) throws CannotStartException {
    List<TopicPartition> partitions = Broker.resultPartitions(bootstrapServers);
    results =
        new BoundedConsumer<>(
            consumerConfig(bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    try {
      results.assign(partitions);
      results.seekToEnd(partitions);
      partitions.forEach(partition -> results.position(partition, Broker.PATIENCE));
      commands = new KafkaProducer<>(producerConfig(bootstrapServers, timeout));
    } catch (KafkaException e) {
      results.close(CloseOptions.timeout(CLOSE));
      throw Broker.cannotStart(bootstrapServers, e);
    }
  }

  @Override
  public void send(CommandEnvelope<OrderCommand> command) {
    ProducerRecord<byte[], byte[]> message =
        new ProducerRecord<>(
            OrderCodec.TOPICS.commands(),
            null,
            command.streamId().getBytes(UTF_8),
            codec.encodeCommand(command),
            CloudEventHeaders.of(command, SOURCE, Instant.EPOCH));
    var _ =
        commands.send(
            message,
            (_, exception) -> {
              if (exception != null) {
                failure.compareAndSet(null, exception);
              }
            });
  }

  @Override
  public List<Answer> poll(Duration atMost) {
    Exception sending = failure.get();
    if (sending != null) {
      throw gone(sending);
    }
    List<Answer> answers = new ArrayList<>();
    try {
      for (ConsumerRecord<byte[], byte[]> message : results.poll(atMost)) {
        Answer answer = answer(message);
        if (answer != null) {
          answers.add(answer);
        }
      }
    } catch (KafkaException e) {
      throw gone(e);
    }
    return answers;
  }

  @Override
  public void close() {
    commands.close(CLOSE);
    results.close(CloseOptions.timeout(CLOSE));
  }

  private @Nullable Answer answer(ConsumerRecord<byte[], byte[]> message) {
    try {
      boolean repeated = "true".equals(CloudEventHeaders.text(message.headers(), REPEATED));
      return message.value() == null
          ? null
          : new Answer(codec.decodeResult(message.value()), repeated);
    } catch (MalformedRecordException _) {
      return null; // no answer to a command of ours, whoever wrote it
    }
  }

  private static PipelineException gone(Exception cause) {
    return new PipelineException("The broker takes no more commands: " + cause.getMessage());
  }

  private static Map<String, Object> producerConfig(String bootstrapServers, Duration timeout) {
    int giveUp = Math.toIntExact(Math.max(120_000, 2 * timeout.toMillis()));
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "jangbu-import");
    config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_COMMAND_BYTES);
    // The import gives up when it hears nothing, and not earlier because a send takes long.
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, giveUp);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, giveUp);
    return config;
  }

  private static Map<String, Object> consumerConfig(String bootstrapServers) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "jangbu-import");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Should the place be gone, a result too many does no harm; one too few would be waited for.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return config;
  }
}
