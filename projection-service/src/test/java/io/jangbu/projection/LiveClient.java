package io.jangbu.projection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of server-sent events. */
final class LiveClient implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** What it was sent. */
  record Received(String id, String type, JsonNode data) {
    String eventId() {
      return data.path("id").asString();
    }

    String name() {
      return data.path("context").asString() + " " + eventId();
    }
  }

  private final HttpResponse<InputStream> response;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger comments = new AtomicInteger();
  private final Thread reader;
  private volatile boolean ended;
  private volatile String lastId = "";

  private LiveClient(HttpResponse<InputStream> response) {
    this.response = response;
    this.reader = Thread.startVirtualThread(this::read);
  }

  /** Connects; the answer has begun when this returns. */
  static LiveClient open(Instance instance, String path, @Nullable String lastEventId) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(instance.http().base() + path))
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    LiveClient client =
        new LiveClient(HTTP.sendAsync(request.build(), BodyHandlers.ofInputStream()).join());
    if (client.status() != 200) {
      client.close();
      throw new IllegalStateException(path + " is answered with " + client.status());
    }
    return client;
  }

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  List<Received> received() {
    return received;
  }

  List<String> names() {
    return received.stream().map(Received::name).toList();
  }

  int comments() {
    return comments.get();
  }

  /** With which it would go on now; empty before there is one. */
  String lastId() {
    return lastId;
  }

  /** Whether the service has ended the answer, as it should be ended. */
  boolean ended() {
    return ended;
  }

  private void read() {
    String type = "";
    String data = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          type = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.startsWith(":")) {
          comments.incrementAndGet();
        } else if (line.isEmpty() && !data.isEmpty()) {
          received.add(new Received(lastId, type, JsonMapper.shared().readTree(data)));
          data = "";
        }
      }
      ended = true;
    } catch (IOException _) {
      // closed here, or broken off there
    }
  }

  @Override
  public void close() {
    try {
      response.body().close();
      reader.join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
