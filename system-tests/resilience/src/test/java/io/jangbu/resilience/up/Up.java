package io.jangbu.resilience.up;

import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Postgres;
import io.jangbu.resilience.cluster.Addresses;
import io.jangbu.resilience.cluster.CarrierBook;
import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.JavaCommand;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./jangbu up} as a process of its own, with the command line of the script: launcher,
 * broker, database and services are all killed and started as a user's are.
 */
final class Up implements AutoCloseable {

  private static final Duration GONE_WITHIN = Duration.ofSeconds(30);

  /** A broker alone is back after 15 s. */
  private static final Duration BACK_WITHIN = Duration.ofSeconds(Integer.getInteger("ready", 300));

  private static final String IS_UP = "Jangbu is up.";

  private final Path home;
  private final Path directory;
  private final Map<String, String> environment;
  private final List<Integer> ports =
      Stream.generate(LoopbackPorts::free).distinct().limit(6).toList();
  private @Nullable ChildProcess process;

  /**
   * Nothing is started yet.
   *
   * @param home the project's folder, where all was built
   * @param directory for the data and what the programs print
   * @param environment settings of the services
   */
  Up(Path home, Path directory, Map<String, String> environment) {
    this.home = home.toAbsolutePath().normalize();
    this.directory = directory;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Starts it on the data that is there, and returns when it says that it is up.
   *
   * @throws IllegalStateException with what it printed, if it ends or is not up within that time
   */
  Duration start(Duration within) {
    long begin = System.nanoTime();
    ChildProcess started = run("up", upArguments());
    process = started;
    try {
      await().atMost(within).until(() -> !started.isAlive() || printed("up").contains(IS_UP));
    } catch (ConditionTimeoutException _) {
      throw new IllegalStateException(
          "`up` is not up after %d s: %s".formatted(within.toSeconds(), printed("up")));
    }
    if (!started.isAlive()) {
      throw new IllegalStateException("`up` has ended: " + printed("up"));
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private List<String> upArguments() {
    return List.of(
        "--no-samples",
        "--data",
        data().toString(),
        "--kafka-port",
        port(0),
        "--postgres-port",
        port(1),
        "--command-port",
        port(2),
        "--projection-port",
        port(3),
        "--shipping-port",
        port(4),
        "--carrier-port",
        port(5));
  }

  /**
   * As the script {@code jangbu} runs it, but that all of its JVMs go without the optimizing
   * compiler, as this one does: here everything starts again and again.
   */
  ChildProcess run(String command, List<String> arguments) {
    Path target = home.resolve("tools/cli/target");
    List<String> all =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djangbu.home=" + home,
                "-cp",
                target.resolve("cli.jar") + ":" + target.resolve("lib") + "/*",
                "io.jangbu.cli.Jangbu",
                command));
    all.addAll(arguments);
    return ChildProcess.start(
        JavaCommand.of(all),
        environment,
        directory,
        printedTo(command),
        directory.resolve(command + ".pid"));
  }

  /** Kills everything in the same instant (SIGKILL): the launcher and all that it has started. */
  void killAll() {
    List<ProcessHandle> all = new ArrayList<>(family(process().pid()));
    pidIn(Postgres.pidFile(data().resolve("postgres"))).map(Up::family).ifPresent(all::addAll);
    kill(all);
  }

  /**
   * Kills one part (SIGKILL), which {@code up} starts again, and returns when all services say that
   * they are ready again.
   */
  void kill(Part part) {
    long victim = pidIn(part.pidFile(data())).orElseThrow();
    kill(ProcessHandle.of(victim).stream().toList());
    await("it is started again")
        .atMost(BACK_WITHIN)
        .ignoreExceptions()
        .until(() -> pidIn(part.pidFile(data())).filter(pid -> pid != victim).isPresent());
    for (int service : List.of(2, 3, 4)) {
      await("all is ready again").atMost(BACK_WITHIN).until(() -> isReady(http(service)));
    }
  }

  private static boolean isReady(URI service) {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(10))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static List<ProcessHandle> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .toList();
  }

  private static void kill(List<ProcessHandle> processes) {
    if (processes.isEmpty()) {
      throw new IllegalStateException("there is nothing to kill");
    }
    processes.forEach(ProcessHandle::destroyForcibly);
    await().atMost(GONE_WITHIN).until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static Optional<Long> pidIn(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(Long.valueOf(Files.readString(file).strip().split(" ", -1)[0]))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What {@code ./jangbu verify} prints.
   *
   * @throws IllegalStateException with that if it finds something, or does not end in 5 minutes
   */
  String verify() {
    ChildProcess verify =
        run("verify", List.of("--bootstrap-servers", addresses().bootstrapServers()));
    boolean ended = verify.endedWithin(Duration.ofMinutes(5));
    if (!ended || verify.onExit().join() != 0) {
      verify.kill();
      throw new IllegalStateException("`verify` is not content: " + printed("verify"));
    }
    return printed("verify");
  }

  Addresses addresses() {
    return new Addresses(
        "127.0.0.1:" + port(0),
        List.of(http(2)),
        List.of(http(3)),
        List.of(http(4)),
        "jdbc:postgresql://127.0.0.1:" + port(1) + "/" + Postgres.DATABASE,
        password());
  }

  private String password() {
    try {
      return Files.readString(Postgres.passwordFile(data().resolve("postgres"))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CarrierBook carrier() {
    return new DecisionsFile(data().resolve("carrier").resolve("decisions.tsv"));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private URI http(int index) {
    return URI.create("http://127.0.0.1:" + port(index));
  }

  private String port(int index) {
    return String.valueOf(ports.get(index));
  }

  /** What a command has printed so far. */
  String printed(String command) {
    try {
      return Files.readString(printedTo(command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path printedTo(String command) {
    return directory.resolve(command + ".out");
  }

  private ChildProcess process() {
    if (process == null) {
      throw new IllegalStateException("it was never started");
    }
    return process;
  }

  @Override
  public void close() {
    if (process != null) {
      process.stop(Duration.ofSeconds(90));
    }
  }
}
