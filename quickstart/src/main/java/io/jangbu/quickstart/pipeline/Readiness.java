package io.jangbu.quickstart.pipeline;

import io.jangbu.localkafka.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Waits for a service that is starting, and notices when it dies instead. */
record Readiness(Service service, URI address, Path log, Path console) {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LINES_OF_A_LOG = 12;

  /**
   * Returns once the service says that it is ready.
   *
   * @throws IllegalStateException with the last lines of its log if it ends, or is not ready in
   *     time
   */
  void await(ChildProcess process) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      while (!isReady(http)) {
        if (process.endedWithin(PAUSE)) {
          throw failure("ended while it started");
        }
        if (System.nanoTime() > deadline) {
          throw failure("is not ready after " + LIMIT.toMinutes() + " min");
        }
      }
    }
  }

  private boolean isReady(HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + service, e);
    }
  }

  private IllegalStateException failure(String what) {
    return new IllegalStateException(
        "%s %s. The end of %s:%n%s%n%s"
            .formatted(service, what, log, lastLines(log), lastLines(console)));
  }

  private static String lastLines(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("\tat "))
              .toList();
      return String.join(
          System.lineSeparator(),
          lines.subList(Math.max(0, lines.size() - LINES_OF_A_LOG), lines.size()));
    } catch (IOException _) {
      return "";
    }
  }
}
