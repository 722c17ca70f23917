package io.jangbu.benchmarks.projection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a client of the views asks. */
final class ViewReads implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int OK = 200;

  private final URI service;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  ViewReads(URI service) {
    this.service = service;
  }

  /** Whether the service listens, ready or not. */
  boolean listens() {
    try {
      get("/actuator/health/liveness");
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** How many orders the view of the counts has; 0 while it cannot be asked. */
  long orders() {
    try {
      HttpResponse<String> answer = get("/stats/orders-by-status");
      return answer.statusCode() == OK
          ? JSON.readTree(answer.body()).valueStream().mapToLong(JsonNode::asLong).sum()
          : 0;
    } catch (IOException _) {
      return 0;
    }
  }

  /**
   * Reads an order that has at least that version, for which the service waits.
   *
   * @throws IOException if the answer is another
   */
  void order(String orderId, long minVersion) throws IOException {
    HttpResponse<String> answer = get("/orders/" + orderId + "?minVersion=" + minVersion);
    if (answer.statusCode() != OK) {
      throw new IOException("answer " + answer.statusCode() + ": " + answer.body());
    }
  }

  private HttpResponse<String> get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(path)).timeout(Duration.ofSeconds(10)).build();
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
