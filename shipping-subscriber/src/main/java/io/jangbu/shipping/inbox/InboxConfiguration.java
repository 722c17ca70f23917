package io.jangbu.shipping.inbox;

import io.jangbu.schemas.ContextTopics;
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
    var container = containers.createContainer(ContextTopics.ORDERS.events());
    container.getContainerProperties().setMessageListener(listener);
    container.setCommonErrorHandler(BatchRetry.forEver());
    return container;
  }
}
