package io.jangbu.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.kafka.streams.InstanceSettings;
import io.jangbu.projection.timetravel.TimeTravelSettings;
import io.jangbu.starter.projection.live.LiveSettings;
import io.jangbu.starter.projection.routing.ReadSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class SettingsTest {

  @ParameterizedTest
  @CsvSource({
    "advertised-address=here, must be host:port",
    "reads.wait-timeout=-1s, must be longer than",
    "reads.wait-timeout=2m, must be shorter than",
    "reads.connect-timeout=0s, must be longer than",
    "reads.answer-timeout=0s, must be longer than",
    "reads.max-standby-lag=-1, must be greater than or equal to 0",
    "time-travel.snapshot-every=0, must be greater than 0",
    "live.connections=0, must be greater than 0",
    "live.keep-alive=1ms, must be longer than",
  })
  void stopTheStartWithASentence(String setting, String sentence) {
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(Settings.class)
        .withPropertyValues("jangbu." + setting)
        .run(service ->
            assertThat(service.getStartupFailure()).rootCause().hasMessageContaining(sentence));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties({
    InstanceSettings.class,
    LiveSettings.class,
    ReadSettings.class,
    TimeTravelSettings.class
  })
  static class Settings {}
}
