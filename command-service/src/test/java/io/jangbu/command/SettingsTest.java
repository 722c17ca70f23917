package io.jangbu.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.topics.NewTopicSettings;
import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.starter.command.gateway.GatewaySettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class SettingsTest {

  @ParameterizedTest
  @CsvSource({
    "topics.partitions=0, must be greater than or equal to 1",
    "topics.partitions=1001, must be less than or equal to 1000",
    "topics.replication-factor=0, must be greater than or equal to 1",
    "topics.min-insync-replicas=4, min-insync-replicas must not be above replication-factor",
    "commands.answer-timeout=99ms, must be longer than",
    "commands.answer-timeout=6m, must be shorter than",
    "commands.send-timeout=2m, must be shorter than",
    "advertised-address=here, must be host:port",
  })
  void stopTheStartWithASentence(String setting, String sentence) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(Settings.class)
        .withPropertyValues(
            "jangbu.advertised-address=here:8081",
            "jangbu.state-directory=state",
            "jangbu." + setting)
        .run(service ->
            assertThat(service.getStartupFailure()).rootCause().hasMessageContaining(sentence));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({
    InstanceSettings.class,
    GatewaySettings.class,
    NewTopicSettings.class
  })
  static class Settings {}
}
