package io.jangbu.thirdcontext;

import static org.awaitility.Awaitility.await;

import io.jangbu.testkit.kafka.process.ChildProcess;
import io.jangbu.testkit.kafka.process.JavaCommand;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A service as it is deployed, with this module's classes beside it. */
final class HostingService implements AutoCloseable {

  private final ChildProcess process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private HostingService(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  static HostingService start(String module, Path directory, String... settings)
      throws IOException {
    int port = LoopbackPorts.free();
    List<String> command =
        new ArrayList<>(
            List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dloader.path=" + Path.of("target/test-classes").toAbsolutePath(),
                "-jar",
                jar(module).toString(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--jangbu.state-directory=" + directory.resolve("state")));
    command.addAll(Arrays.asList(settings));
    HostingService service =
        new HostingService(
            ChildProcess.start(
                JavaCommand.of(command),
                directory,
                Files.createDirectories(directory).resolve("console.log"),
                directory.resolve("pid")),
            port);
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .failFast(module + " has ended: " + directory, () -> !service.process.isAlive())
        .until(() -> service.get("/actuator/health/readiness").statusCode() == 200);
    return service;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Override
  public void close() {
    process.stop(Duration.ofSeconds(30));
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static Path jar(String module) throws IOException {
    Path target = Path.of("..", "..", module, "target").toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no *-exec.jar in " + target));
    }
  }
}
