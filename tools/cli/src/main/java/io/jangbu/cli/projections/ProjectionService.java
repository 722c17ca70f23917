package io.jangbu.cli.projections;

import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.RefusedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A projection service, as its operator asks it. */
final class ProjectionService implements AutoCloseable {

  /** Longer than a change of the plan may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI address;
  private final AccessToken token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  ProjectionService(URI address, AccessToken token) {
    this.address = address;
    this.token = token;
  }

  /** The versions and the last comparison. */
  ProjectionsAnswer report() throws RefusedException, InterruptedException {
    return new ProjectionsAnswer(send(request("").GET().build()));
  }

  /** Has something done about them, and returns what comes of it. */
  JsonNode act(String action, Map<String, String> body)
      throws RefusedException, InterruptedException {
    return send(
        request("/" + action)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return token.on(
        HttpRequest.newBuilder(address.resolve("/actuator/projections" + path)).timeout(PATIENCE));
  }

  private JsonNode send(HttpRequest request) throws RefusedException, InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      Optional<String> refusal = token.refusal(answer);
      if (refusal.isPresent()) {
        throw new RefusedException(refusal.get());
      }
      JsonNode body = JSON.readTree(answer.body());
      if (answer.statusCode() == 200) {
        return body;
      }
      String detail = body.path("detail").asString("");
      throw new RefusedException(
          detail.isEmpty()
              ? "%s answered %d".formatted(request.uri(), answer.statusCode())
              : "Not done: " + detail + ".");
    } catch (IOException | JacksonException e) {
      throw new RefusedException(
          "No projection service answers at %s (%s). Is it running (./jangbu up)?"
                  .formatted(address, e.toString())
              + " --projection-service names another address.");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
