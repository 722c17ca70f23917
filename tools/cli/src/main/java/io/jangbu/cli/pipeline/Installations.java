package io.jangbu.cli.pipeline;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Installation;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.ServiceJar;
import java.net.URI;
import java.util.Map;

/** The services as they are set up here: one instance each, small, on a single broker. */
record Installations(
    PipelineSettings settings,
    Ports ports,
    String bootstrapServers,
    Postgres postgres,
    URI carrierUrl) {

  private static final String INSTANCE = "local";

  /**
   * One service's.
   *
   * @throws IllegalStateException if the service is not built
   */
  Installation of(Service service) {
    return new Installation(
        INSTANCE,
        set(sealed(service, deployment(service))).in(Jvm.quickToStart()),
        ServiceJar.in(settings.home(), service),
        settings.serviceDirectory(service),
        ports.of(service),
        settings.log(service));
  }

  private Deployment sealed(Service service, Deployment deployment) {
    IntegrityFiles files = settings.integrity();
    Deployment sealed = deployment.with("jangbu.integrity.keys-file", files.eventKeys().toString());
    return service == Service.COMMAND
        ? sealed.with("jangbu.checkpoints.key-file", files.checkpointKeys().toString())
        : sealed;
  }

  private Deployment set(Deployment deployment) {
    // Who tries it out here asks for the pages that describe it.
    Deployment set = deployment.with("springdoc.api-docs.enabled", "true");
    for (Map.Entry<String, String> setting : settings.services().entrySet()) {
      set = set.with(setting.getKey(), setting.getValue());
    }
    return set;
  }

  private Deployment deployment(Service service) {
    return switch (service) {
      case COMMAND ->
          Deployment.command(bootstrapServers, Replication.NONE)
              .with("jangbu.topics.partitions", "4");
      case PROJECTION -> Deployment.projection(bootstrapServers, Replication.NONE);
      case SHIPPING -> Deployment.shipping(bootstrapServers, postgres, carrierUrl);
    };
  }
}
