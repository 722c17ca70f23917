package io.jangbu.shop.projection;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication(
    scanBasePackages = {
      "io.jangbu.shop.projection",
      "io.jangbu.projection",
      "io.jangbu.starter.projection"
    })
@ConfigurationPropertiesScan({
  "io.jangbu.shop.projection",
  "io.jangbu.projection",
  "io.jangbu.starter.projection"
})
public class ProjectionService {

  public static void main(String[] arguments) {
    SpringApplication.run(ProjectionService.class, arguments);
  }
}
