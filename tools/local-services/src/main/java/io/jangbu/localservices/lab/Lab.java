package io.jangbu.localservices.lab;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Durability;
import io.jangbu.localservices.Installation;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.Postgres;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.ServiceJar;
import io.jangbu.testkit.kafka.LocalKafka;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * A place where parts of a pipeline are started, each with a directory of its own, and from which
 * all of them are gone once it is closed: the youngest first.
 *
 * <pre>{@code
 * try (Lab lab = Lab.open(home, directory)) {
 *   LocalKafka kafka = lab.kafka("kafka", 1);
 *   ServiceInstance command =
 *       lab.service("command-1", Deployment.command(kafka.bootstrapServers(), Replication.NONE));
 *   command.start();
 *   command.awaitReady();
 * }
 * }</pre>
 */
public final class Lab implements AutoCloseable {

  private final Path home;
  private final Path directory;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  private Lab(Path home, Path directory) {
    this.home = home;
    this.directory = directory;
  }

  /**
   * Opens a lab.
   *
   * @param home the project's folder, where the services' jars were built
   * @param directory for the data and the logs of all parts; it stays when the lab is closed
   */
  public static Lab open(Path home, Path directory) {
    try {
      return new Lab(
          home.toAbsolutePath().normalize(),
          Files.createDirectories(directory).toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The project's folder. */
  public Path home() {
    return home;
  }

  /** Where the parts have their directories. */
  public Path directory() {
    return directory;
  }

  /**
   * Starts a cluster of its own name; returns when all brokers serve.
   *
   * @param brokers one, or three for replication 3 and min.insync 2
   * @throws IllegalStateException with the end of its log if one does not start
   */
  public LocalKafka kafka(String name, int brokers) {
    LocalKafka kafka = LocalKafka.start(directory.resolve(name), Collections.nCopies(brokers, 0));
    return part(kafka);
  }

  /** Starts a PostgreSQL; returns when it serves. */
  public Postgres postgres(String name, Durability durability) {
    return postgres(name, durability, Map.of());
  }

  /**
   * Starts a PostgreSQL with more settings of its own; returns when it serves.
   *
   * @param settings by PostgreSQL's names
   */
  public Postgres postgres(String name, Durability durability, Map<String, String> settings) {
    Path own = directory.resolve(name);
    Postgres postgres =
        part(
            new Postgres(
                LoopbackPorts.free(), own, own.resolve("postgres.log"), durability, settings));
    postgres.start();
    return postgres;
  }

  /**
   * An instance of a service, not started yet.
   *
   * @param name its own: of its directory, and its instance id
   * @throws IllegalStateException if the service is not built
   */
  public ServiceInstance service(String name, Deployment deployment) {
    Path own = directory.resolve(name);
    return part(
        new ServiceInstance(
            new Installation(
                name,
                deployment,
                ServiceJar.in(home, deployment.service()),
                own,
                LoopbackPorts.free(),
                own.resolve("service.log"))));
  }

  /**
   * Starts a class of this JVM's class path in a JVM of its own.
   *
   * @param arguments of its main method
   */
  public JavaProgram program(String name, Jvm jvm, Class<?> main, List<String> arguments) {
    return program(name, jvm, System.getProperty("java.class.path"), main.getName(), arguments);
  }

  /**
   * Starts a class of another class path in a JVM of its own.
   *
   * @param main the name of the class
   * @param arguments of its main method
   */
  public JavaProgram program(
      String name, Jvm jvm, String classPath, String main, List<String> arguments) {
    return part(JavaProgram.start(directory.resolve(name), jvm, classPath, main, arguments));
  }

  private synchronized <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    if (closed) {
      close();
      throw new IllegalStateException("the lab is closed");
    }
    return part;
  }

  /** Stops all parts, the youngest first; one that does not stop in good order is killed. */
  @Override
  public synchronized void close() {
    closed = true;
    RuntimeException failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        // The others are to be stopped all the same.
        failure = failure == null ? new IllegalStateException("a part did not stop", e) : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
