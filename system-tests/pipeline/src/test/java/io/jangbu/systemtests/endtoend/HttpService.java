package io.jangbu.systemtests.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A service as any HTTP client sees it. */
public record HttpService(URI address) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)));
  }

  public JsonNode json(String path) {
    return JsonMapper.shared().readTree(get(path).body());
  }

  /**
   * What a list has, page by page.
   *
   * @param path with a query
   * @param field of a page that has the items
   */
  public List<JsonNode> all(String path, String field) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json(path + cursor);
      page.path(field).forEach(items::add);
      cursor = page.has("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!cursor.isEmpty());
    return items;
  }

  public HttpResponse<String> post(String path, String json) {
    return post(path, json, Map.of());
  }

  /** With more headers. */
  public HttpResponse<String> post(String path, String json, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    headers.forEach(request::header);
    return send(request);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
