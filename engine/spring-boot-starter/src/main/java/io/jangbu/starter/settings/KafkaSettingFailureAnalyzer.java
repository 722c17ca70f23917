package io.jangbu.starter.settings;

import org.apache.kafka.common.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says what Kafka's client does not take, before anyone says that no broker answers. Kafka itself
 * keeps passwords out of its words.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class KafkaSettingFailureAnalyzer extends AbstractFailureAnalyzer<ConfigException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, ConfigException failure) {
    return new FailureAnalysis(
        "A setting for Kafka's clients is wrong: " + failure.getMessage(),
        "Kafka's settings are given as spring.kafka.*, those without a name of their own there as"
            + " spring.kafka.properties.*",
        failure);
  }
}
