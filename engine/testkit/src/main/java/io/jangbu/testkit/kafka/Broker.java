package io.jangbu.testkit.kafka;

import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.JavaCommand;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One node: its directory, and the JVM that runs on it while it is up. */
final class Broker {

  static final String PID_FILE = "broker.pid";

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final int nodeId;
  private final int port;
  private final Path directory;
  private final BrokerTuning tuning;
  private @Nullable ChildProcess process;

  Broker(int nodeId, int port, Path directory, BrokerTuning tuning) {
    this.nodeId = nodeId;
    this.port = port;
    this.directory = directory;
    this.tuning = tuning;
  }

  /**
   * Ends a broker that still runs here for a parent that was killed, writes the settings and, the
   * first time, formats the storage.
   */
  void prepare(String clusterId, Properties settings) {
    ChildProcess.endLeftover(pidFile());
    try {
      Files.createDirectories(directory);
      // Kafka reads it as ISO 8859-1. Into a stream all other characters go as escapes.
      try (OutputStream file = Files.newOutputStream(settingsFile())) {
        settings.store(file, null);
      }
      try (InputStream logging =
          Objects.requireNonNull(Broker.class.getResourceAsStream("broker-logback.xml"))) {
        Files.copy(logging, loggingFile(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Storage.format(clusterId, settingsFile());
  }

  /**
   * Starts the JVM and returns at once.
   *
   * @throws IllegalStateException if the port is taken
   */
  synchronized void start() {
    if (!LoopbackPorts.isFree(port)) {
      throw new IllegalStateException("port " + port + " is busy: Kafka cannot listen there");
    }
    try {
      process =
          ChildProcess.start(
              JavaCommand.of(arguments()), directory, directory.resolve("console.log"), pidFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> arguments() throws IOException {
    List<String> arguments = new ArrayList<>(tuning.jvmFlags());
    arguments.addAll(ClassArchive.flags());
    arguments.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlogback.configurationFile=" + loggingFile(),
            "-cp",
            ClassArchive.classPath(),
            "kafka.Kafka",
            settingsFile().toString()));
    return arguments;
  }

  /**
   * Waits until the broker takes requests.
   *
   * @throws IllegalStateException with the last lines of its log if it ends before that
   */
  void awaitServing() {
    new Readiness(nodeId, port, running(), directory, tuning.clients()).await();
  }

  void kill() {
    running().kill();
  }

  synchronized void stop() {
    if (process != null) {
      process.stop(STOP_PATIENCE);
    }
  }

  long pid() {
    return running().pid();
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  private synchronized ChildProcess running() {
    return Objects.requireNonNull(process, "this broker was never started");
  }

  private Path settingsFile() {
    return directory.resolve("server.properties");
  }

  private Path pidFile() {
    return directory.resolve(PID_FILE);
  }

  private Path loggingFile() {
    return directory.resolve("logback.xml");
  }
}
