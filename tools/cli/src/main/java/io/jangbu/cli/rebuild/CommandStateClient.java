package io.jangbu.cli.rebuild;

import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.UnreachableServiceException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks instances of the command service for one rebuild, and how far they are with it. */
final class CommandStateClient implements AutoCloseable {

  private static final String PATH = "/actuator/commandstate";

  /** What an instance says. */
  record State(List<Context> contexts) {}

  /** {@code partitions} is how many there are in all, {@code held} are those of this instance. */
  record Context(String context, int partitions, List<Held> held) {}

  /** A partition. All but the first two are of its last rebuild, or of the one going on. */
  record Held(
      int partition,
      boolean ready,
      @Nullable String rebuild,
      long eventsRead,
      long offsetsRead,
      long offsetsInAll,
      long streams) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final String id;
  private final AccessToken token;

  /** {@code id} is the rebuild's: what was rebuilt under it is not rebuilt again. */
  CommandStateClient(String id, AccessToken token) {
    this.id = id;
    this.token = token;
  }

  /**
   * Asks for the rebuild. An instance that was asked already only says how far it is; one that was
   * restarted since has forgotten that it was, and so hears it again.
   */
  State rebuild(URI service) throws UnreachableServiceException {
    HttpRequest request =
        token
            .on(HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/+$", "") + PATH)))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(json.writeValueAsString(Map.of("rebuild", id))))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      Optional<String> refusal = token.refusal(answer);
      if (refusal.isPresent()) {
        throw new UnreachableServiceException(refusal.get());
      }
      if (answer.statusCode() != 200) {
        throw new UnreachableServiceException(
            service
                + " answers with status "
                + answer.statusCode()
                + ": is it a command service of this release?");
      }
      return json.readValue(answer.body(), State.class);
    } catch (IOException | JacksonException _) {
      throw new UnreachableServiceException("No command service answers at " + service + ".");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnreachableServiceException("Interrupted.");
    }
  }

  boolean isDone(Held partition) {
    return partition.ready() && id.equals(partition.rebuild());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
