package io.jangbu.command.topics;

import io.jangbu.kafka.streams.PartitionWatch;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches the topics of every aggregate type from the moment on when they were found in order. */
@Configuration(proxyBeanMethods = false)
class TopicWatch {

  @Bean
  PartitionWatch partitionWatch(KafkaProperties kafka, MeterRegistry registry) {
    return new PartitionWatch(kafka.buildAdminProperties(), registry);
  }
}
