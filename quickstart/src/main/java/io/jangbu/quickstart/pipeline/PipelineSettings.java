package io.jangbu.quickstart.pipeline;

import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import java.nio.file.Path;

/**
 * What a pipeline is made of.
 *
 * @param home the project's folder, where the services' jars were built
 * @param data where everything is kept between runs
 */
public record PipelineSettings(Path home, Path data, Ports ports, Temperament carrier) {

  public PipelineSettings {
    home = home.toAbsolutePath().normalize();
    data = data.toAbsolutePath().normalize();
  }

  Path kafkaDirectory() {
    return data.resolve("kafka");
  }

  Path postgresDirectory() {
    return data.resolve("postgres");
  }

  Path carrierDirectory() {
    return data.resolve("carrier");
  }

  Path serviceDirectory(Service service) {
    return data.resolve("services").resolve(service.toString());
  }

  Path logDirectory() {
    return data.resolve("logs");
  }

  Path log(Service service) {
    return logDirectory().resolve(service + ".log");
  }
}
