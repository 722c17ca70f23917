package io.jangbu.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as a client sees it. */
final class Http {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;
  private final @Nullable String authorization;

  Http(String base) {
    this(base, null);
  }

  private Http(String base, @Nullable String authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  /** The same for a client that shows that {@code Authorization}. */
  Http showing(String shown) {
    return new Http(base, shown);
  }

  String base() {
    return base;
  }

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    JsonNode json() {
      return JSON.readTree(response.body());
    }

    String code() {
      return json().path("code").asString("");
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The numbers or texts that each item of a list has under that name. */
    List<String> each(String list, String name) {
      return json().path(list).valueStream().map(item -> item.path(name).asString()).toList();
    }

    /** Is a problem of that kind, and tells nothing of the inside. */
    void assertProblem(int status, String code) {
      assertThat(status()).as(response.body()).isEqualTo(status);
      assertThat(header("content-type")).isEqualTo("application/problem+json");
      assertThat(code()).isEqualTo(code);
      assertThat(response.body()).doesNotContain("Exception").doesNotContain("\tat ");
    }
  }

  /** All items of a list, page by page. */
  List<JsonNode> pages(String path, String list) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      Answer answer = get(path + cursor);
      assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
      answer.json().path(list).forEach(items::add);
      cursor =
          answer.json().has("nextCursor")
              ? "&cursor=" + answer.json().path("nextCursor").asString()
              : "";
    } while (!cursor.isEmpty());
    return items;
  }

  /** Asks for the headers alone. */
  Answer head(String path, String... headers) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + path)).HEAD().headers(headers).build();
    return new Answer(client.sendAsync(request, BodyHandlers.ofString()).join());
  }

  /** JSON in single quotes. */
  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  /** Gets, with headers given as name, value, name, value … */
  Answer get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(path, request);
  }

  /** Posts JSON. */
  Answer post(String path, String body) {
    return send(
        path,
        HttpRequest.newBuilder(URI.create(base + path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private Answer send(String path, HttpRequest.Builder request) {
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(path, e);
    }
  }
}
