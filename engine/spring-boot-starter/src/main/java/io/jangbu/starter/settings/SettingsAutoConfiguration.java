package io.jangbu.starter.settings;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/** Looks at the settings of each service that has this module on its class path. */
@AutoConfiguration
public class SettingsAutoConfiguration {

  @Bean
  UnknownSettings unknownSettings(ApplicationContext context) {
    return new UnknownSettings(context);
  }
}
