package io.jangbu.resilience.up;

import io.jangbu.localservices.Service;
import java.nio.file.Path;

/** What {@code up} runs, each as a process of its own that it starts again. */
enum Part {
  BROKER(Path.of("kafka", "broker-1", "broker.pid")),
  COMMANDS(service(Service.COMMAND)),
  VIEWS(service(Service.PROJECTION)),
  SHIPPING(service(Service.SHIPPING));

  private final Path pidFile;

  Part(Path pidFile) {
    this.pidFile = pidFile;
  }

  private static Path service(Service service) {
    return Path.of("services", service.toString(), "pid");
  }

  /** Where its pid stands, below the data directory of {@code up}. */
  Path pidFile(Path data) {
    return data.resolve(pidFile);
  }
}
