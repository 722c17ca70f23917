package io.jangbu.localservices;

import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.JavaCommand;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One instance of a service as it is set up on this machine, whether it runs or not. What it keeps
 * is found again at its next start.
 *
 * @param name its instance id, of its own among the instances of the service
 * @param jar the one that is deployed, see {@link ServiceJar}
 * @param directory for its stores, its pid and what its JVM prints
 * @param port on 127.0.0.1
 * @param log what the service logs
 */
public record Installation(
    String name, Deployment deployment, Path jar, Path directory, int port, Path log) {

  /** Where the process of an instance in that directory is remembered. */
  public static Path pidFile(Path directory) {
    return directory.resolve("pid");
  }

  /**
   * Checks the name of a directory for logs.
   *
   * @throws IllegalStateException if a service would log somewhere else
   */
  public static void requireUsable(Path logDirectory) {
    // It becomes a part of the pattern by which logback names the logs that are full.
    if (logDirectory.toAbsolutePath().toString().indexOf('%') >= 0) {
      throw new IllegalStateException(
          "The services do not log in %s: name a directory without %%".formatted(logDirectory));
    }
  }

  /** Starts its process and returns at once. One that an earlier, killed run left is ended. */
  public ChildProcess launch() {
    return ChildProcess.start(
        command(), deployment.secrets(), directory, console(), pidFile(directory));
  }

  /**
   * Waits until the service says that it is ready.
   *
   * @param process that {@link #launch} has started
   * @return since this was called
   * @throws IllegalStateException with the end of its log if it ends, or is not ready in 3 minutes
   */
  public Duration awaitReady(ChildProcess process) {
    return new Readiness(deployment.service(), address(), log, console()).await(process);
  }

  /** {@code http://127.0.0.1:port}. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Its stores. Those that have none leave it out. */
  public Path stateDirectory() {
    return directory.resolve("state");
  }

  private Path console() {
    return directory.resolve("console.log");
  }

  private List<String> command() {
    List<String> arguments = new ArrayList<>(deployment.jvm().flags());
    arguments.addAll(
        List.of(
            "-jar",
            jar.toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--logging.file.name=" + log,
            // The console keeps what the JVM itself says.
            "--logging.threshold.console=OFF"));
    arguments.addAll(identity());
    arguments.addAll(deployment.arguments());
    return JavaCommand.of(arguments);
  }

  private List<String> identity() {
    return switch (deployment.service()) {
      case COMMAND, PROJECTION ->
          List.of(
              state(),
              "--jangbu.instance-id=" + name,
              "--jangbu.advertised-address=127.0.0.1:" + port);
      case SHIPPING -> List.of("--spring.kafka.consumer.properties.group.instance.id=" + name);
    };
  }

  private String state() {
    return "--jangbu.state-directory=" + stateDirectory();
  }
}
