package io.jangbu.shipping.inbox;

import io.jangbu.schemas.order.OrderCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

  @Bean
  ConcurrentMessageListenerContainer<byte[], byte[]> inboxContainer(
      ConcurrentKafkaListenerContainerFactory<byte[], byte[]> containers,
      OrderEventsListener listener) {
    var container = containers.createContainer(OrderCodec.TOPICS.events());
    container.getContainerProperties().setMessageListener(listener);
    // Else the marks of transactions at the end of a partition look like a lag for ever.
    container.getContainerProperties().setFixTxOffsets(true);
    container.setCommonErrorHandler(BatchRetry.forEver());
    return container;
  }
}
