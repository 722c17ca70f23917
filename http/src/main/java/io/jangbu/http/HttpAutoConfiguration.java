package io.jangbu.http;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
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

  /** Tomcat makes the valve itself, by the name of its class. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReports() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
  }

  /** Heads the description of the routes at /v3/api-docs. */
  @Bean
  OpenAPI openApi(
      @Value("${spring.application.name}") String service, ObjectProvider<BuildProperties> build) {
    BuildProperties built = build.getIfAvailable();
    String version = built == null ? "unknown" : String.valueOf(built.getVersion());
    return new OpenAPI().info(new Info().title(service).version(version));
  }
}
