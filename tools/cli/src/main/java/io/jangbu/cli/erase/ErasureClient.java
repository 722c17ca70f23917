package io.jangbu.cli.erase;

import io.jangbu.cli.options.AccessToken;
import io.jangbu.cli.options.RefusedException;
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

/** Asks instances of the command service for one erasure, and how far they are with it. */
final class ErasureClient implements AutoCloseable {

  private static final String PATH = "/actuator/erasures";

  /**
   * What is asked for. An instance that was asked already only says how far it is; one that was
   * restarted since has forgotten that it was, and begins again.
   *
   * @param erasure its id
   * @param streams up to 1,000
   */
  record Request(String erasure, String context, List<String> streams) {}

  /** What an instance says, of the streams whose partitions it holds. */
  record State(@Nullable String context, int partitions, @Nullable List<Stream> streams) {}

  /**
   * A stream.
   *
   * @param done whether all of it is committed
   * @param rewritten how many of its events were appended again
   * @param commands how many remembered commands have lost their content
   * @param refused why it cannot be erased, a sentence
   */
  record Stream(
      String stream,
      int partition,
      boolean done,
      long events,
      long rewritten,
      long commands,
      @Nullable String refused,
      long offsetsRead,
      long offsetsInAll) {}

  private record Problem(@Nullable String title, @Nullable String detail) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final JsonMapper json =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final AccessToken token;

  ErasureClient(AccessToken token) {
    this.token = token;
  }

  /**
   * Asks.
   *
   * @throws UnreachableServiceException if there is no answer, or none of this interface
   * @throws RefusedException if the service does not take the request
   */
  List<Stream> ask(URI service, Request asked)
      throws UnreachableServiceException, RefusedException {
    HttpRequest request =
        token
            .on(HttpRequest.newBuilder(URI.create(service.toString().replaceAll("/+$", "") + PATH)))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofSeconds(10))
            .POST(BodyPublishers.ofString(json.writeValueAsString(body(asked))))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      Optional<String> refusal = token.refusal(answer);
      if (refusal.isPresent()) {
        throw new UnreachableServiceException(refusal.get());
      }
      if (answer.statusCode() == 400) {
        throw new RefusedException(
            "%s does not take it: %s".formatted(service, sentence(answer.body())));
      }
      if (answer.statusCode() != 200) {
        throw new UnreachableServiceException(
            "%s answers with status %d: is it a command service of this release?"
                .formatted(service, answer.statusCode()));
      }
      List<Stream> streams = json.readValue(answer.body(), State.class).streams();
      return streams == null ? List.of() : streams;
    } catch (IOException | JacksonException _) {
      throw new UnreachableServiceException("No command service answers at " + service + ".");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new UnreachableServiceException("Interrupted.");
    }
  }

  /** What the service takes has no lists: streams are one text, with commas. */
  private static Map<String, String> body(Request asked) {
    return Map.of(
        "erasure",
        asked.erasure(),
        "context",
        asked.context(),
        "streams",
        String.join(",", asked.streams()));
  }

  private String sentence(String body) {
    try {
      Problem problem = json.readValue(body, Problem.class);
      String detail = problem.detail() == null ? problem.title() : problem.detail();
      return detail == null ? body : detail.endsWith(".") ? detail : detail + ".";
    } catch (JacksonException _) {
      return body;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
