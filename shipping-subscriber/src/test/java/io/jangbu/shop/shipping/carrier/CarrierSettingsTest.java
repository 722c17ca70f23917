package io.jangbu.shop.shipping.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class CarrierSettingsTest {

  private static final String URL = "jangbu.carrier.url=https://carrier.example";

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(Settings.class);

  @Test
  void haveDefaultsForAllButTheAddress() {
    service
        .withPropertyValues(URL)
        .run(context ->
            assertThat(context.getBean(CarrierSettings.class))
                .isEqualTo(
                    new CarrierSettings(
                        URI.create("https://carrier.example"),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        10,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(60),
                        Duration.ofHours(1),
                        16,
                        Duration.ofMillis(500))));
  }

  @Test
  void stopTheStartWithoutAnAddress() {
    service.run(context ->
        assertThat(context.getStartupFailure())
            .rootCause()
            .hasMessageContaining("is missing: the address of the carrier"));
  }

  @ParameterizedTest
  @CsvSource({
    "url=carrier.example, must be an http or https address",
    "url=ftp://carrier.example, must be an http or https address",
    "url=https://carrier.example?key=1, must be an http or https address",
    "timeout=0s, must be longer than",
    "timeout=60s, must be shorter than",
    "attempts=0, must be greater than or equal to 1",
    "concurrency=0, must be greater than or equal to 1",
    "first-pause=2m, longest-pause must not be shorter than first-pause",
    "longest-retry-after=25h, must be shorter than",
    "poll-interval=0ms, must be longer than",
  })
  void stopTheStartWithASentence(String setting, String sentence) {
    service
        .withPropertyValues(URL, "jangbu.carrier." + setting)
        .run(context ->
            assertThat(context.getStartupFailure()).rootCause().hasMessageContaining(sentence));
  }

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(CarrierSettings.class)
  static class Settings {}
}
