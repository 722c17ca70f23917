package io.jangbu.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Gives each service that has this module on its class path the same manners. */
@AutoConfiguration
@Import(ProblemAdvice.class)
public class HttpAutoConfiguration {

  @Bean
  BodyLimitFilter bodyLimitFilter() {
    return new BodyLimitFilter();
  }

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }
}
