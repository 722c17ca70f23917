package io.jangbu.command.topics;

import io.jangbu.kafka.streams.PartitionWatch;
import io.jangbu.kafka.streams.PartitionWatch.Watched;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches the topics of every context from the moment on when they were found in order. */
@Configuration(proxyBeanMethods = false)
class TopicWatch {

  @Bean
  PartitionWatch partitionWatch(
      HostedContexts contexts, KafkaProperties kafka, MeterRegistry registry) {
    List<Watched> watched =
        contexts.partitions().entrySet().stream()
            .map(context ->
                new Watched(
                    context.getKey().topics(),
                    Set.copyOf(context.getKey().topics().all()),
                    context.getValue(),
                    contexts.ids(context.getKey())))
            .toList();
    return PartitionWatch.start(kafka.buildAdminProperties(), watched, registry);
  }
}
