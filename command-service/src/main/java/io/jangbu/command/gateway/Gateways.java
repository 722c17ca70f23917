package io.jangbu.command.gateway;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.command.topics.HostedContexts;
import io.jangbu.schemas.TopicSettings;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;

/** Opens a gateway for a context. */
@Component
public class Gateways {

  private final HostedContexts contexts;
  private final KafkaProperties kafka;
  private final GatewayProperties properties;

  Gateways(HostedContexts contexts, KafkaProperties kafka, GatewayProperties properties) {
    this.contexts = contexts;
    this.kafka = kafka;
    this.properties = properties;
  }

  /** A gateway that listens already; the caller closes it. */
  public <C> CommandGateway<C> open(BoundedContext<C, ?, ?> context) {
    int partition = ThreadLocalRandom.current().nextInt(contexts.partitions(context));
    var results = new TopicPartition(context.topics().results(), partition);
    return new CommandGateway<>(
        context,
        properties.answerTimeout(),
        Clock.systemUTC(),
        producer(),
        ResultSubscription.open(results, kafka));
  }

  private Producer<String, byte[]> producer() {
    Map<String, Object> settings = new HashMap<>(kafka.buildProducerProperties());
    int sendTimeout = Math.toIntExact(properties.sendTimeout().toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, sendTimeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, sendTimeout);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * sendTimeout);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_COMMAND_BYTES);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}
