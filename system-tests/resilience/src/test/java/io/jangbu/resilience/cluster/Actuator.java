package io.jangbu.resilience.cluster;

import io.jangbu.localservices.ServiceInstance;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator asks of an instance. */
public record Actuator(ServiceInstance instance) {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final JsonMapper JSON = JsonMapper.shared();

  /**
   * Reads.
   *
   * @param endpoint such as {@code projections}
   * @throws IllegalStateException if the instance does not answer 200
   */
  public JsonNode get(String endpoint) {
    return send(request(endpoint).GET().build());
  }

  /** Has something done; fails as {@link #get} does. */
  public JsonNode post(String endpoint, Map<String, String> body) {
    return send(
        request(endpoint)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private HttpRequest.Builder request(String endpoint) {
    return HttpRequest.newBuilder(instance.address().resolve("/actuator/" + endpoint))
        .timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest request) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(request + ": " + response.body());
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(instance.name() + " does not answer " + request, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
