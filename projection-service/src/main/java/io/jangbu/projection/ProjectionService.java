package io.jangbu.projection;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the service. */
@SpringBootApplication
public class ProjectionService {

  public static void main(String[] arguments) {
    SpringApplication.run(ProjectionService.class, arguments);
  }
}
