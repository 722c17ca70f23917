package io.jangbu.shipping.inbox;

import io.jangbu.consumer.BoundedConsumer;
import io.jangbu.consumer.Losses;
import io.jangbu.schemas.order.OrderCodec;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

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
      Deliveries deliveries) {
    var container = containers.createContainer(OrderCodec.TOPICS.events());
    container.getContainerProperties().setMessageListener(listener);
    // Else the marks of transactions at the end of a partition look like a lag for ever.
    container.getContainerProperties().setFixTxOffsets(true);
    container.setCommonErrorHandler(BatchRetry.forEver(deliveries));
    return container;
  }
}
