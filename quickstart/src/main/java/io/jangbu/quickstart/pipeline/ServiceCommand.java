package io.jangbu.quickstart.pipeline;

import io.jangbu.localkafka.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The command lines of the services: the jars that are deployed, set up for one machine. */
record ServiceCommand(
    PipelineSettings settings,
    Ports ports,
    String bootstrapServers,
    String databaseUrl,
    URI carrierUrl) {

  private static final List<String> JVM =
      List.of(
          "-Xms64m",
          "-Xmx384m",
          "-XX:+UseSerialGC",
          // Halves what a start costs: 7 s of processor time instead of 17, and it is three of
          // them.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  List<String> of(Service service) {
    List<String> command = new ArrayList<>(JVM);
    command.addAll(List.of("-jar", jar(service).toString()));
    command.addAll(
        List.of(
            "--server.address=127.0.0.1",
            "--server.port=" + ports.of(service),
            "--spring.kafka.bootstrap-servers=" + bootstrapServers,
            "--logging.file.name=" + settings.log(service),
            // The console keeps what the JVM itself says.
            "--logging.threshold.console=OFF"));
    command.addAll(
        switch (service) {
          case COMMAND ->
              List.of(
                  "--jangbu.topics.partitions=4",
                  "--jangbu.topics.replication-factor=1",
                  "--jangbu.topics.min-insync-replicas=1",
                  "--jangbu.state-directory=" + stateDirectory(service),
                  "--jangbu.instance-id=local");
          case PROJECTION ->
              List.of(
                  "--jangbu.state-directory=" + stateDirectory(service),
                  "--jangbu.advertised-address=127.0.0.1:" + ports.of(service),
                  "--jangbu.instance-id=local");
          case SHIPPING ->
              List.of(
                  "--spring.datasource.url=" + databaseUrl,
                  "--spring.datasource.username=" + Postgres.USER,
                  "--spring.datasource.password=",
                  "--jangbu.carrier.url=" + carrierUrl,
                  "--spring.kafka.consumer.properties.group.instance.id=local");
        });
    return JavaCommand.of(command);
  }

  private Path stateDirectory(Service service) {
    return settings.serviceDirectory(service).resolve("state");
  }

  private Path jar(Service service) {
    Path target = settings.home().resolve(service.toString()).resolve("target");
    if (!Files.isDirectory(target)) {
      throw new IllegalStateException(service + " is not built: there is no " + target);
    }
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .max(Comparator.comparing(ServiceCommand::lastModified))
          .orElseThrow(() ->
              new IllegalStateException(service + " is not built: no *-exec.jar in " + target));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
