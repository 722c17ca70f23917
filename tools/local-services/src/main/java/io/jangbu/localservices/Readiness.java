package io.jangbu.localservices;

import io.jangbu.testkit.kafka.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/** Waits for a service that is starting, and notices when it dies instead. */
record Readiness(Service service, URI address, Path log, Path console) {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** Also how exactly the time until readiness is known. */
  private static final Duration PAUSE = Duration.ofMillis(50);

  Duration await(ChildProcess process) {
    long begin = System.nanoTime();
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      while (!isReady(http)) {
        if (process.endedWithin(PAUSE)) {
          throw failure("ended while it started");
        }
        if (System.nanoTime() - begin > LIMIT.toNanos()) {
          throw failure("is not ready after " + LIMIT.toMinutes() + " min");
        }
      }
    }
    return Duration.ofNanos(System.nanoTime() - begin);
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
            .formatted(service, what, log, LogFile.end(log), LogFile.end(console)));
  }
}
