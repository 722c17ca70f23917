package io.jangbu.shop.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the service. */
@SpringBootApplication(
    scanBasePackages = {"io.jangbu.shop.command", "io.jangbu.command", "io.jangbu.starter.command"})
@ConfigurationPropertiesScan({
  "io.jangbu.shop.command",
  "io.jangbu.command",
  "io.jangbu.starter.command"
})
public class CommandService {

  public static void main(String[] arguments) {
    SpringApplication.run(CommandService.class, arguments);
  }
}
