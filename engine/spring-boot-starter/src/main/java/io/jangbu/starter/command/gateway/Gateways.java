package io.jangbu.starter.command.gateway;

import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.HostedAggregates;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The gateways of all aggregate types, one each. They publish from the service's start on, when the
 * topics are in place; before that they answer that they do not hear results yet.
 */
@Component
public class Gateways implements SmartLifecycle {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final HostedAggregates aggregates;
  private final KafkaProperties kafka;
  private final GatewaySettings settings;
  private final PartitionWatch topics;
  private final Traces traces;
  private final RecentCommandIds recent = new RecentCommandIds();
  private final List<CommandGateway<?>> all = new CopyOnWriteArrayList<>();
  private final MeterRegistry registry;
  private volatile @Nullable Sending sending;

  /** The producer that all gateways share, and its figures. */
  private record Sending(Producer<String, byte[]> producer, KafkaClientMetrics metrics)
      implements AutoCloseable {

    static Sending open(Map<String, Object> settings, MeterRegistry registry) {
      Producer<String, byte[]> producer =
          new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
      metrics.bindTo(registry);
      return new Sending(producer, metrics);
    }

    @Override
    public void close() {
      metrics.close();
      producer.close(CLOSE_TIMEOUT);
    }
  }

  Gateways(
      HostedAggregates aggregates,
      KafkaProperties kafka,
      GatewaySettings settings,
      PartitionWatch topics,
      Traces traces,
      MeterRegistry registry) {
    this.aggregates = aggregates;
    this.kafka = kafka;
    this.settings = settings;
    this.topics = topics;
    this.traces = traces;
    this.registry = registry;
  }

  /**
   * What the routes of an aggregate type need.
   *
   * @param form makes the body of the answer to an accepted command
   */
  public <C, A> CommandRoutes<C, A> routes(
      AggregateType<C, ?, ?> type, CommandRoutes.AnswerForm<A> form) {
    CommandGateway<C> gateway =
        new CommandGateway<>(
            type, topics, settings.answerTimeout(), Clock.systemUTC(), recent, traces, registry);
    all.add(gateway);
    return new CommandRoutes<>(gateway, form);
  }

  /** True while this instance hears all results that it would wait for. */
  public boolean hearResults() {
    return all.stream().allMatch(CommandGateway::hearsResults);
  }

  /** True once this instance will not hear some results any more before a restart. */
  public boolean haveFailed() {
    return all.stream().anyMatch(CommandGateway::hasFailed);
  }

  @Override
  public void start() {
    Sending opened = Sending.open(producerSettings(), registry);
    sending = opened;
    all.forEach(gateway -> gateway.open(line(gateway.type(), opened.producer())));
  }

  private CommandGateway.Line line(AggregateType<?, ?, ?> type, Producer<String, byte[]> producer) {
    int partitions = aggregates.partitions(type);
    int partition = ThreadLocalRandom.current().nextInt(partitions);
    var results = new TopicPartition(type.topics().results(), partition);
    return new CommandGateway.Line(
        partitions, producer, ResultSubscription.open(results, kafka, registry));
  }

  @Override
  public void stop() {
    Sending opened = sending;
    sending = null;
    if (opened != null) {
      opened.close();
    }
    all.forEach(CommandGateway::close);
  }

  @Override
  public boolean isRunning() {
    return sending != null;
  }

  /** After the streams, and before the web server, which stops before this. */
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 3072;
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> producer = new HashMap<>(kafka.buildProducerProperties());
    int sendTimeout = Math.toIntExact(settings.sendTimeout().toMillis());
    producer.put(ProducerConfig.ACKS_CONFIG, "all");
    producer.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, sendTimeout);
    producer.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, sendTimeout);
    producer.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * sendTimeout);
    producer.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_COMMAND_BYTES);
    return producer;
  }
}
