package io.jangbu.starter.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** What a start with a wrong setting prints. */
@ExtendWith(OutputCaptureExtension.class)
class WrongSettingsTest {

  @Validated
  @ConfigurationProperties("jangbu.parcel")
  record Parcels(
      @DefaultValue("5") @Min(1) @Max(9) int perTruck,
      @DefaultValue("2s") @DurationMin(millis = 100) Duration pause,
      @DefaultValue("1MB") DataSize label,
      @DefaultValue("true") boolean insured,
      @DefaultValue("http://localhost") @NotNull @HttpAddress URI depot) {

    @AssertTrue(message = "insured must be true if per-truck is above 8")
    boolean isInsuredEnough() {
      return insured || perTruck <= 8;
    }
  }

  @EnableAutoConfiguration
  @EnableConfigurationProperties(Parcels.class)
  static class Service {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          per-truck=twelve | jangbu.parcel.per-truck is "twelve": must be a whole number, at least 1, at most 9
          per-truck=0 | jangbu.parcel.per-truck is "0": must be greater than or equal to 1
          per-truck=10 | jangbu.parcel.per-truck is "10": must be less than or equal to 9
          pause=soon | jangbu.parcel.pause is "soon": must be a time with a unit, such as 500ms, 10s or 2m
          pause=1ms | jangbu.parcel.pause is "PT0.001S": must be longer than or equal to 100 millis
          label=small | jangbu.parcel.label is "small": must be a size with a unit, such as 256MB or 1GB
          insured=perhaps | jangbu.parcel.insured is "perhaps": must be true or false
          depot=ftp://ada:secret@b | jangbu.parcel.depot is "ftp://…@b": must be an http or https address without query
          depot=ftp://a | jangbu.parcel.depot is "ftp://a": must be an http or https address without query
          """)
  void namesTheSettingItsValueAndWhatIsAllowed(
      String wrong, String sentence, CapturedOutput output) {
    fails("--jangbu.parcel." + wrong);

    assertThat(output).contains(sentence, "JANGBU_PARCEL_");
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void saysARuleOverSeveralSettingsInItsOwnWords(CapturedOutput output) {
    fails("--jangbu.parcel.insured=false", "--jangbu.parcel.per-truck=9");

    assertThat(output).contains("jangbu.parcel: insured must be true if per-truck is above 8");
  }

  @Test
  void stopsWithASettingThatNothingReads(CapturedOutput output) {
    fails("--jangbu.parcel.per-trucks=3");

    assertThat(output)
        .contains("jangbu.parcel.per-trucks is \"3\": unknown setting of this service");
  }

  @Test
  void onlyWarnsOfAVariableThatNothingReads(CapturedOutput output) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of("JANGBU_PARCEL_PER_TRUCK", "3", "JANGBU_GATEWAY_PORT", "tcp://10.0.0.1")));

    try (ConfigurableApplicationContext service = application().environment(environment).run()) {
      assertThat(service.getBean(Parcels.class).perTruck()).isEqualTo(3);
    }

    assertThat(output).contains("jangbu.gateway.port: unknown setting");
    assertThat(output).doesNotContain("per.truck", "per-truck", "tcp://10.0.0.1");
  }

  private static void fails(String... arguments) {
    assertThatException().isThrownBy(() -> application().run(arguments));
  }

  private static SpringApplicationBuilder application() {
    return new SpringApplicationBuilder(Service.class)
        .web(WebApplicationType.NONE)
        .bannerMode(Banner.Mode.OFF);
  }
}
