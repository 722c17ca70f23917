package io.jangbu.settings;

import org.apache.kafka.common.config.ConfigException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what Kafka's client does not take. Kafka itself keeps passwords out of its words. */
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
