package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a pipeline is made of.
 *
 * @param home the project's folder, where the services' jars were built
 * @param data where everything is kept between runs
 * @param services settings that all services get beside their own, by Spring's names
 */
public record PipelineSettings(
    Path home, Path data, Ports ports, Temperament carrier, Map<String, String> services) {

  /** The services as they are shipped. */
  public PipelineSettings(Path home, Path data, Ports ports, Temperament carrier) {
    this(home, data, ports, carrier, Map.of());
  }

  public PipelineSettings {
    services = Map.copyOf(services);
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

  IntegrityFiles integrity() {
    return new IntegrityFiles(data.resolve("integrity"));
  }

  Path serviceDirectory(Service service) {
    return data.resolve("services").resolve(service.toString());
  }

  Path logDirectory() {
    return data.resolve("logs");
  }

  /** What a service logs. */
  public Path log(Service service) {
    return logDirectory().resolve(service + ".log");
  }
}
