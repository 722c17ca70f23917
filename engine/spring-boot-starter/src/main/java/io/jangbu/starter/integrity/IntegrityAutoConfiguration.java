package io.jangbu.starter.integrity;

import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.integrity.IntegritySettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;

/** Gives each service the keys that events are authenticated with, and what tells by them. */
@AutoConfiguration
@ConditionalOnClass(KafkaProperties.class)
@EnableConfigurationProperties(IntegritySettings.class)
public class IntegrityAutoConfiguration {

  private static final Logger log = LoggerFactory.getLogger(IntegrityAutoConfiguration.class);

  @Bean
  EventKeys eventKeys(IntegritySettings settings, MeterRegistry registry) {
    EventKeys keys = settings.eventKeys();
    if (keys.isEmpty()) {
      log.warn(
          "Events are not authenticated, for there is no key: whoever may write to their topics can"
              + " forge them. jangbu.integrity.keys-file names the file with the keys");
    } else {
      log.info("Events are authenticated with the keys {}", keys);
    }
    Gauge.builder("jangbu.integrity.keys", keys, EventKeys::count)
        .description("Keys that events are authenticated with; 0: they are not")
        .baseUnit("keys")
        .register(registry);
    return keys;
  }

  @Bean
  Beginnings beginnings(EventKeys keys, KafkaProperties kafka) {
    return new Beginnings(keys, kafka::buildAdminProperties, kafka::buildConsumerProperties);
  }

  @Bean
  EventTrust eventTrust(EventKeys keys, Beginnings beginnings) {
    return new EventTrust(keys, beginnings);
  }
}
