package io.jangbu.shop.shipping.inbox;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.consumer.Losses;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

  private static final long IDLE_MILLIS = 1_000;

  /** Also for those of Boot's consumers that are made elsewhere. */
  @Bean
  DefaultKafkaConsumerFactoryCustomizer boundedConsumers(MeterRegistry meters) {
    Losses losses = Losses.counted(meters);
    return factory -> bound(factory, losses);
  }

  private static <K, V> void bound(DefaultKafkaConsumerFactory<K, V> factory, Losses losses) {
    factory.addPostProcessor(consumer -> BoundedConsumer.bound(consumer, losses));
  }

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> inboxContainer(
      ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers,
      OrderEventsListener listener,
      Placement placement,
      Deliveries deliveries) {
    var container = containers.createContainer(OrderCodec.TOPICS.events());
    ContainerProperties properties = container.getContainerProperties();
    properties.setMessageListener(listener);
    properties.setConsumerRebalanceListener(placement);
    // Where the log does not have the database's position, somebody has to know.
    properties.getKafkaConsumerProperties().setProperty("auto.offset.reset", "none");
    // Whatever an operator sets for consumers: an event of an aborted transaction never was.
    properties.getKafkaConsumerProperties().setProperty("isolation.level", "read_committed");
    properties.setPollTimeout(IDLE_MILLIS);
    properties.setIdlePartitionEventInterval(IDLE_MILLIS);
    container.setCommonErrorHandler(BatchRetry.forEver(deliveries, placement));
    return container;
  }
}
