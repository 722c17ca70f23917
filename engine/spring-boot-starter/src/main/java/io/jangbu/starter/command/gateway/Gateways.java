package io.jangbu.starter.command.gateway;

import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.HostedContexts;
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
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** The gateways of all contexts, one each. */
@Component
public class Gateways implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final HostedContexts contexts;
  private final KafkaProperties kafka;
  private final GatewaySettings properties;
  private final PartitionWatch topics;
  private final Traces traces;
  private final Producer<String, byte[]> producer;
  private final RecentCommandIds recent = new RecentCommandIds();
  private final List<CommandGateway<?>> open = new CopyOnWriteArrayList<>();
  private final MeterRegistry registry;
  private final KafkaClientMetrics producerMetrics;

  Gateways(
      HostedContexts contexts,
      KafkaProperties kafka,
      GatewaySettings properties,
      PartitionWatch topics,
      Traces traces,
      MeterRegistry registry) {
    this.contexts = contexts;
    this.kafka = kafka;
    this.properties = properties;
    this.topics = topics;
    this.traces = traces;
    this.producer =
        new KafkaProducer<>(producerSettings(), new StringSerializer(), new ByteArraySerializer());
    this.registry = registry;
    this.producerMetrics = new KafkaClientMetrics(producer);
    producerMetrics.bindTo(registry);
  }

  /**
   * What the routes of a context need; its results are listened for from now on.
   *
   * @param form makes the body of the answer to an accepted command
   */
  public <C, A> CommandRoutes<C, A> routes(
      AggregateType<C, ?, ?> context, CommandRoutes.AnswerForm<A> form) {
    CommandGateway<C> gateway = open(context);
    open.add(gateway);
    return new CommandRoutes<>(gateway, form);
  }

  /** True while this instance hears all results that it would wait for. */
  public boolean hearResults() {
    return open.stream().allMatch(CommandGateway::hearsResults);
  }

  /** True once this instance will not hear some results any more before a restart. */
  public boolean haveFailed() {
    return open.stream().anyMatch(CommandGateway::hasFailed);
  }

  @Override
  public void close() {
    producerMetrics.close();
    producer.close(CLOSE_TIMEOUT);
    open.forEach(CommandGateway::close);
  }

  private <C> CommandGateway<C> open(AggregateType<C, ?, ?> context) {
    int partitions = contexts.partitions(context);
    int partition = ThreadLocalRandom.current().nextInt(partitions);
    var results = new TopicPartition(context.topics().results(), partition);
    return new CommandGateway<>(
        context,
        partitions,
        topics,
        properties.answerTimeout(),
        Clock.systemUTC(),
        producer,
        ResultSubscription.open(results, kafka, registry),
        recent,
        traces,
        registry);
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    int sendTimeout = Math.toIntExact(properties.sendTimeout().toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, sendTimeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, sendTimeout);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * sendTimeout);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_COMMAND_BYTES);
    return settings;
  }
}
