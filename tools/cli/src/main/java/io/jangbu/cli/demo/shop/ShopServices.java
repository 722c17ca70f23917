package io.jangbu.cli.demo.shop;

import io.jangbu.cli.demo.shop.Patience.Attempt;
import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.CannotStartException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command and the projection service, as anyone uses them. */
public final class ShopServices implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Longer than a service lets anyone wait. */
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI commands;
  private final URI views;
  private final AccessToken token;
  private final Patience patience;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * The services at these addresses.
   *
   * @param token as whose they are asked
   * @param timeout how long the same is tried again where no service takes it
   */
  public ShopServices(URI commands, URI views, AccessToken token, Duration timeout) {
    this.commands = commands;
    this.views = views;
    this.token = token;
    this.patience = new Patience(timeout);
  }

  /** Where the views are. */
  public URI views() {
    return views;
  }

  /**
   * Looks whether anyone is there at all, who lets us in.
   *
   * @throws CannotStartException if not
   */
  public void require() throws CannotStartException, InterruptedException {
    require(commands, "command", "/commands/" + UUID.randomUUID());
    require(views, "projection", "/stats/orders-by-status");
  }

  private void require(URI service, String name, String path)
      throws CannotStartException, InterruptedException {
    try {
      Optional<String> refusal = token.refusal(send(request(service, path)));
      if (refusal.isPresent()) {
        throw new CannotStartException(refusal.get());
      }
    } catch (IOException e) {
      throw new CannotStartException(
          "No %1$s service answers at %2$s (%3$s). Is it running (./jangbu up)? --%1$s-service"
                  .formatted(name, service, e)
              + " names another address.");
    }
  }

  /**
   * Sends a command, and sends it again under its id until it has an outcome.
   *
   * @throws GivenUpException if it has none in time
   */
  Answer post(Command command) throws GivenUpException, InterruptedException {
    HttpRequest.Builder request =
        request(commands, command.path())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", command.id().toString())
            .header("Correlation-Id", command.story())
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(command.body())));
    return patience.with("POST " + command.path(), () -> once(request));
  }

  /**
   * Reads a view.
   *
   * @throws GivenUpException if nobody answers in time
   */
  public Answer get(String path) throws GivenUpException, InterruptedException {
    HttpRequest.Builder request = request(views, path);
    return patience.with("GET " + path, () -> once(request));
  }

  private Attempt once(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = send(request);
    return new Attempt(
        new Answer(response.statusCode(), json(response.body())),
        Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(0)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(token.on(request.copy()).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json.isObject() ? json : JSON.createObjectNode();
    } catch (JacksonException _) {
      return JSON.createObjectNode();
    }
  }

  private static HttpRequest.Builder request(URI service, String path) {
    return HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/+$", "") + path))
        .timeout(ANSWER);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
