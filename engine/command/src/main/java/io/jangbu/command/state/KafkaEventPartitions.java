package io.jangbu.command.state;

import io.jangbu.command.state.EventPartitions.Extent;
import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import io.jangbu.kafka.consumer.Reader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;

/** The events topics on the brokers, read with the settings that stores are restored with. */
public final class KafkaEventPartitions implements EventPartitions, AutoCloseable {

  private static final Duration WAIT = Duration.ofMillis(20);
  private static final int MOST_AT_ONCE = 1_000;

  private final StreamsConfig streams;
  private final String clientId;
  private final AdminClient admin;
  private final KafkaClientMetrics metrics;
  private final Losses losses;

  /** Reads with these settings of Kafka Streams, so that security is as the operator has set it. */
  public KafkaEventPartitions(Properties settings, MeterRegistry registry) {
    this.streams = new StreamsConfig(settings);
    this.clientId = streams.getString(StreamsConfig.APPLICATION_ID_CONFIG) + "-rebuild";
    this.admin = AdminClient.create(streams.getAdminConfigs(clientId));
    this.metrics = new KafkaClientMetrics(admin);
    metrics.bindTo(registry);
    this.losses = Losses.counted(registry);
  }

  /** The end of what is committed is asked for last: if it is no less, all before it is decided. */
  @Override
  public CompletionStage<Optional<Extent>> extent(TopicPartition events) {
    return offset(events, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED)
        .thenCompose(written ->
            committed(events)
                .thenApply(
                    extent -> extent.end() < written ? Optional.empty() : Optional.of(extent)));
  }

  @Override
  public CompletionStage<Extent> committed(TopicPartition events) {
    return offset(events, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED)
        .thenCombine(
            offset(events, OffsetSpec.earliest(), IsolationLevel.READ_COMMITTED),
            (end, begin) -> new Extent(begin, end));
  }

  private CompletionStage<Long> offset(
      TopicPartition partition, OffsetSpec which, IsolationLevel isolation) {
    return admin
        .listOffsets(Map.of(partition, which), new ListOffsetsOptions(isolation))
        .partitionResult(partition)
        .toCompletionStage()
        .thenApply(found -> found.offset());
  }

  @Override
  public Reading read(TopicPartition events, Extent extent) {
    Map<String, Object> settings =
        new HashMap<>(streams.getRestoreConsumerConfigs(clientId + "-" + events));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
    // For what was cut off at the beginning since the extent was asked for.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Reader.endsAtAnEnd(settings);
    var consumer =
        new BoundedConsumer<>(
            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer(), losses);
    consumer.assign(List.of(events));
    consumer.seek(events, extent.begin());
    return new KafkaReading(consumer, events);
  }

  @Override
  public void close() {
    metrics.close();
    admin.close(Duration.ZERO);
  }

  private record KafkaReading(Consumer<byte[], byte[]> consumer, TopicPartition events)
      implements Reading {

    @Override
    public List<ConsumerRecord<byte[], byte[]>> next() {
      return consumer.poll(WAIT).records(events);
    }

    @Override
    public long position() {
      return consumer.position(events);
    }

    @Override
    public void close() {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
