package io.jangbu.containers;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A good client: what got no answer, or one that does not decide (5xx), it sends again, a command
 * under the same key. It remembers how long the longest took with all its attempts.
 */
final class Client implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration GIVES_UP_AFTER = Duration.ofMinutes(3);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
  private static final JsonMapper JSON = new JsonMapper();

  private final AtomicLong longestCommand = new AtomicLong();
  private final AtomicLong longestRead = new AtomicLong();
  private final AtomicInteger repeats = new AtomicInteger();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** Sends a command until it is decided. */
  CompletableFuture<JsonNode> post(URI uri, Map<String, ?> body) {
    return untilDecided(
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build(),
        longestCommand);
  }

  /** Reads until there is an answer. */
  CompletableFuture<JsonNode> get(URI uri) {
    return untilDecided(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), longestRead);
  }

  Duration longestCommand() {
    return Duration.ofNanos(longestCommand.get());
  }

  Duration longestRead() {
    return Duration.ofNanos(longestRead.get());
  }

  /** How often anything was sent again. */
  int repeats() {
    return repeats.get();
  }

  private CompletableFuture<JsonNode> untilDecided(HttpRequest request, AtomicLong longest) {
    CompletableFuture<JsonNode> decided = new CompletableFuture<>();
    long begin = System.nanoTime();
    var _ = decided.thenRun(() -> longest.accumulateAndGet(System.nanoTime() - begin, Math::max));
    attempt(request, begin + GIVES_UP_AFTER.toNanos(), decided);
    return decided;
  }

  private void attempt(HttpRequest request, long deadline, CompletableFuture<JsonNode> decided) {
    var _ =
        http.sendAsync(request, BodyHandlers.ofString())
            .whenComplete((response, failure) -> {
              if (response != null && response.statusCode() < 500) {
                decide(response, decided);
              } else if (System.nanoTime() > deadline) {
                decided.completeExceptionally(
                    new TimeoutException(
                        request.method() + " " + request.uri() + ": " + told(response, failure)));
              } else {
                repeats.incrementAndGet();
                LATER.execute(() -> attempt(request, deadline, decided));
              }
            });
  }

  private static void decide(HttpResponse<String> response, CompletableFuture<JsonNode> decided) {
    if (response.statusCode() / 100 == 2) {
      decided.complete(JSON.readTree(response.body()));
    } else {
      decided.completeExceptionally(
          new AssertionError(
              "%s %s answered %d %s"
                  .formatted(
                      response.request().method(),
                      response.uri(),
                      response.statusCode(),
                      response.body())));
    }
  }

  private static String told(@Nullable HttpResponse<String> response, @Nullable Throwable failure) {
    return response == null
        ? String.valueOf(failure)
        : response.statusCode() + " " + response.body();
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
