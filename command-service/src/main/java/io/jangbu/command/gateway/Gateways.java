package io.jangbu.command.gateway;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.command.topics.HostedContexts;
import io.jangbu.schemas.TopicSettings;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.requestreply.ReplyingKafkaTemplate;
import org.springframework.kafka.support.TopicPartitionOffset;
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

  /** A gateway that already listens; the caller closes it. */
  public <C> CommandGateway<C> open(BoundedContext<C, ?, ?> context) {
    int partition = ThreadLocalRandom.current().nextInt(contexts.partitions(context));
    var results = new TopicPartition(context.topics().results(), partition);
    var template = new ReplyingKafkaTemplate<>(producers(), listener(results, endOf(results)));
    template.setDefaultReplyTimeout(properties.answerTimeout());
    template.setSharedReplyTopic(true);
    template.afterPropertiesSet();
    template.start();
    return new CommandGateway<>(context.topics(), context.codec(), Clock.systemUTC(), template);
  }

  private DefaultKafkaProducerFactory<String, byte[]> producers() {
    Map<String, Object> settings = kafka.buildProducerProperties();
    int sendTimeout = Math.toIntExact(properties.sendTimeout().toMillis());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, sendTimeout);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, sendTimeout);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * sendTimeout);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.MAX_COMMAND_BYTES);
    return new DefaultKafkaProducerFactory<>(
        settings, new StringSerializer(), new ByteArraySerializer());
  }

  private KafkaMessageListenerContainer<String, byte[]> listener(
      TopicPartition results, long from) {
    Map<String, Object> settings = kafka.buildConsumerProperties();
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    var container =
        new ContainerProperties(
            new TopicPartitionOffset(results.topic(), results.partition(), from));
    return new KafkaMessageListenerContainer<>(
        new DefaultKafkaConsumerFactory<>(
            settings, new StringDeserializer(), new ByteArrayDeserializer()),
        container);
  }

  /** Known before the first command goes out, so that no result of one can lie before it. */
  private long endOf(TopicPartition results) {
    try (Admin admin = Admin.create(kafka.buildAdminProperties())) {
      return admin
          .listOffsets(Map.of(results, OffsetSpec.latest()))
          .partitionResult(results)
          .get()
          .offset();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at start", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end of " + results + " is not known", e);
    }
  }
}
