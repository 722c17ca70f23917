package io.jangbu.resilience.load;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult.Outcome;
import io.jangbu.resilience.context.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends commands to the command services as the contract asks of a client: one that was not taken,
 * or whose outcome is unknown, is sent again under the same key, to the next instance.
 */
public final class HttpSender implements AutoCloseable {

  /** Longer than a service waits for a result. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** After so long the client gives up: the outcome stays unknown to it. */
  private static final Duration GIVES_UP_AFTER = Duration.ofSeconds(45);

  private static final Executor LATER =
      CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
  private static final JsonMapper JSON = new JsonMapper();

  private final List<URI> services;
  private final Journal journal;
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  public HttpSender(List<URI> services, Journal journal) {
    this.services = services;
    this.journal = journal;
  }

  /** Sends it, at first to an instance that is whosever turn it is. */
  public <C> void send(Context<C, ?, ?> context, CommandEnvelope<C> command) {
    journal.sending(context, command, Way.HTTP);
    underWay.incrementAndGet();
    attempt(command, turn.getAndIncrement(), System.nanoTime() + GIVES_UP_AFTER.toNanos());
  }

  /** Whether a client still waits or would try again. */
  public boolean isBusy() {
    return underWay.get() > 0;
  }

  private void attempt(CommandEnvelope<?> command, int instance, long deadline) {
    var _ =
        client
            .sendAsync(request(command, instance), BodyHandlers.ofString())
            .handle((response, _) -> {
              Answer answer = response == null ? null : answer(response);
              if (answer != null) {
                journal.heard(command.commandId(), answer);
                underWay.decrementAndGet();
              } else if (System.nanoTime() > deadline) {
                underWay.decrementAndGet();
              } else {
                LATER.execute(() -> attempt(command, instance + 1, deadline));
              }
              return answer;
            });
  }

  private HttpRequest request(CommandEnvelope<?> command, int instance) {
    HttpCall call = HttpCall.of(command);
    URI service = services.get(Math.floorMod(instance, services.size()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(call.path()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", command.commandId().toString())
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(call.body())));
    if (command.expectedVersion() != null) {
      request.header("If-Match", "\"" + command.expectedVersion() + "\"");
    }
    return request.build();
  }

  /** Null if it does not say what became of the command. */
  private static @Nullable Answer answer(HttpResponse<String> response) {
    long now = System.nanoTime();
    int status = response.statusCode();
    if (status >= 500) {
      return null;
    }
    JsonNode body;
    try {
      body = JSON.readTree(response.body());
    } catch (JacksonException _) {
      return null;
    }
    long version = body.path("version").asLong(-1);
    return status < 300
        ? new Answer(Way.HTTP, Outcome.ACCEPTED, version, null, null, null, now)
        : new Answer(
            Way.HTTP,
            Outcome.REJECTED,
            version,
            null,
            body.path("code").asString("HTTP " + status),
            body.path("detail").asString(""),
            now);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
