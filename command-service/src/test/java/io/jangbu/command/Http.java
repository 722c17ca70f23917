package io.jangbu.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as a client sees it. */
public final class Http {

  private static final JsonMapper JSON = JsonMapper.shared();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String base;

  public Http(String base) {
    this.base = base;
  }

  /** An answer: its JSON is missing where there is none. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public JsonNode json() {
      return JSON.readTree(response.body());
    }

    public String code() {
      return json().path("code").asString();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The answer to an accepted command, in which {@code field} names the stream. */
    public void assertAccepted(int status, String field, String id, long version) {
      assertThat(status()).as(response.body()).isEqualTo(status);
      assertThat(json().propertyNames()).containsExactlyInAnyOrder(field, "version", "commandId");
      assertThat(json().path(field).asString()).isEqualTo(id);
      assertThat(json().path("version").asLong()).isEqualTo(version);
      assertThat(json().path("commandId").asString()).hasSize(36);
      assertThat(header("etag")).isEqualTo("\"" + version + "\"");
    }

    /** A problem of the contract's form, of which nothing shows the inside of the service. */
    public void assertProblem(int status, String code) {
      assertThat(status()).as(response.body()).isEqualTo(status);
      assertThat(code()).isEqualTo(code);
      assertThat(header("content-type")).isEqualTo("application/problem+json");
      assertThat(json().path("detail").asString()).isNotEmpty();
      assertThat(response.body()).doesNotContain("Exception", "io.jangbu", "tools.jackson");
    }
  }

  /** Posts JSON, with headers given as name, value, name, value … */
  public Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).POST(BodyPublishers.ofString(body));
    request.header("content-type", "application/json");
    return send(request, headers);
  }

  public Answer get(String path) {
    return send(HttpRequest.newBuilder(URI.create(base + path)));
  }

  public Answer send(HttpRequest.Builder request, String... headers) {
    try {
      if (headers.length > 0) {
        request.headers(headers);
      }
      return new Answer(client.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
