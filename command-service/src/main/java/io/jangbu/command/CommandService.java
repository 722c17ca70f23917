package io.jangbu.command;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class CommandService {

  public static void main(String[] arguments) {
    SpringApplication.run(CommandService.class, arguments);
  }
}
