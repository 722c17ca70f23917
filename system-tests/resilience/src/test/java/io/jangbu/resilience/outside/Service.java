package io.jangbu.resilience.outside;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** A service as its clients see it: all instances, each question to the one whose turn it is. */
final class Service implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int AT_ONCE = 16;
  private static final JsonMapper JSON = new JsonMapper();

  private final List<URI> instances;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Service(List<URI> instances) {
    this.instances = instances;
  }

  /** How many there are. */
  int instances() {
    return instances.size();
  }

  /**
   * The answer to a GET: its body, missing if that is a 404, null if it is anything else or none.
   */
  @Nullable JsonNode get(int instance, String path) {
    try {
      URI uri = instances.get(Math.floorMod(instance, instances.size())).resolve(path);
      HttpResponse<byte[]> response =
          http.send(
              HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
      return switch (response.statusCode()) {
        case 200 -> JSON.readTree(response.body());
        case 404 -> MissingNode.getInstance();
        default -> null;
      };
    } catch (IOException _) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** One instance's answers to many, in their order. */
  List<@Nullable JsonNode> getAll(int instance, List<String> paths) {
    Semaphore free = new Semaphore(AT_ONCE);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<@Nullable JsonNode>> asked = new ArrayList<>();
      for (String path : paths) {
        free.acquire();
        asked.add(
            threads.submit(() -> {
              try {
                return get(instance, path);
              } finally {
                free.release();
              }
            }));
      }
      List<@Nullable JsonNode> answers = new ArrayList<>();
      for (Future<@Nullable JsonNode> each : asked) {
        answers.add(each.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
