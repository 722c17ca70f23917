package io.jangbu.containers;

import io.jangbu.containers.Shell.Result;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The compose file as a project of its own, on free ports, with a password that nobody knows. */
final class Compose {

  private static final Duration SOON = Duration.ofMinutes(2);

  /** The images are built, and everything starts, on a machine that may have two cores. */
  private static final Duration START = Duration.ofMinutes(15);

  private static final String PROJECT = "jangbu-test-";

  private final String project = PROJECT + ProcessHandle.current().pid();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Shell shell;

  Compose(Path folder) {
    Stream.of("COMMAND", "PROJECTION", "SHIPPING", "CARRIER")
        .forEach(service -> ports.put(service + "_PORT", freePort()));
    Stream.of("KAFKA_1", "KAFKA_2", "KAFKA_3")
        .forEach(broker -> ports.put(broker + "_PORT", freePort()));
    Stream.of("COMMAND_1", "COMMAND_2", "PROJECTION_1", "PROJECTION_2")
        .forEach(instance -> ports.put(instance + "_PORT", freePort()));
    Map<String, String> environment = new LinkedHashMap<>();
    ports.forEach((name, port) -> environment.put(name, port.toString()));
    environment.put("POSTGRES_PASSWORD", UUID.randomUUID().toString());
    shell = new Shell(folder, environment);
  }

  private int freePort() {
    return Stream.generate(LoopbackPorts::free)
        .filter(port -> !ports.containsValue(port))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Makes sure that there is an engine with compose.
   *
   * @throws IllegalStateException what is missing, in a sentence
   */
  void requireEngine() {
    String missing =
        "The profile docker needs a Docker engine with compose 2, which this user may use;"
            + " `docker compose ls` ";
    Result asked;
    try {
      asked = shell.run(SOON, List.of("docker", "compose", "ls"));
    } catch (UncheckedIOException e) {
      throw new IllegalStateException(missing + "cannot be run: " + e.getMessage(), e);
    }
    if (!asked.isDone()) {
      throw new IllegalStateException(missing + "says: " + asked.output().strip());
    }
  }

  /**
   * Takes down what runs that were killed have left: an engine starts it again whenever it starts
   * itself, and it would take the processors from this one.
   */
  void endLeftovers() {
    List<String> label = List.of("--format", "{{.Label \"com.docker.compose.project\"}}");
    shell
        .output(SOON, join(List.of("docker", "ps", "--all"), label.toArray(String[]::new)))
        .lines()
        .distinct()
        .filter(name -> name.matches(PROJECT + "\\d+"))
        .filter(name -> !isAlive(Long.parseLong(name.substring(PROJECT.length()))))
        .forEach(name ->
            shell.output(
                SOON,
                List.of(
                    "docker",
                    "compose",
                    "--project-name",
                    name,
                    "down",
                    "--volumes",
                    "--timeout",
                    "20")));
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  /** Builds the images, starts everything that does not run, and waits until all is healthy. */
  void up() {
    compose(START, "up", "--detach", "--build", "--wait");
  }

  /** Takes all of it down, volumes too. */
  void down() {
    compose(SOON, "down", "--volumes", "--timeout", "20");
  }

  /** The file as compose reads it: JSON, with the settings put in or, if not, their names. */
  String config(String... options) {
    return compose(SOON, join(List.of("config", "--format", "json"), options));
  }

  List<String> services() {
    return compose(SOON, "config", "--services").lines().sorted().toList();
  }

  void kill(String... services) {
    compose(SOON, join(List.of("kill"), services));
  }

  /** SIGTERM, and after the service's grace period SIGKILL; returns when it has stopped. */
  void stop(String service) {
    compose(SOON, "stop", service);
  }

  /** What a program in a service's container prints. */
  String exec(String service, String... command) {
    return compose(SOON, join(List.of("exec", "-T", service), command)).strip();
  }

  /** Of the service's container, running or not, in the engine's own template language. */
  String inspect(String service, String format) {
    String container = compose(SOON, "ps", "--all", "--quiet", service).strip();
    return shell.output(SOON, List.of("docker", "inspect", "--format", format, container)).strip();
  }

  /** The last lines that a service has logged. */
  String log(String service, int lines) {
    return compose(SOON, "logs", "--no-log-prefix", "--tail", String.valueOf(lines), service);
  }

  /** Where a published port of this machine leads to the service. */
  URI address(String service) {
    return URI.create("http://127.0.0.1:" + ports.get(service + "_PORT"));
  }

  private String compose(Duration most, String... arguments) {
    return compose(most, List.of(arguments));
  }

  private String compose(Duration most, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("docker", "compose", "--project-name", project));
    command.addAll(arguments);
    return shell.output(most, command);
  }

  private static List<String> join(List<String> first, String... others) {
    return Stream.concat(first.stream(), Stream.of(others)).toList();
  }
}
