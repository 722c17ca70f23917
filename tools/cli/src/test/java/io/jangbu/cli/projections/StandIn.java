package io.jangbu.cli.projections;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A projection service that builds and compares at once, and remembers what it was asked to do. */
final class StandIn implements AutoCloseable {

  private static final String PATH = "/actuator/projections";
  private static final String DIFFERENCE =
      """
      {"context":"orders","streamId":"o-7","answeringVersion":3,"buildingVersion":2,
       "changes":[{"path":"/status","from":"PAID","to":"NEW"}]}\
      """;

  private final HttpServer server;
  private final List<String> actions = new CopyOnWriteArrayList<>();
  private volatile boolean differs;
  private volatile @Nullable String reported = "c-1";
  private volatile @Nullable String refusal;
  private volatile String token = "";
  private volatile boolean lacksScope;

  StandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(PATH, this::answer);
    server.start();
  }

  void findsADifference() {
    differs = true;
  }

  /** Another one than it has begun, or none. */
  void reportsComparison(@Nullable String id) {
    reported = id;
  }

  /** Whatever it is asked to do. */
  void refuses(String detail) {
    refusal = detail;
  }

  /** Whoever does not show it. */
  void asksForToken(String shown) {
    token = shown;
  }

  /** Whoever asks, token or not. */
  void asksForAnotherScope() {
    lacksScope = true;
  }

  /** What it was asked to do, in order. */
  List<String> actions() {
    return List.copyOf(actions);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String action = exchange.getRequestURI().getPath().substring(PATH.length());
    byte[] body = exchange.getRequestBody().readAllBytes();
    String shown = exchange.getRequestHeaders().getFirst("Authorization");
    if (!token.isEmpty() && !("Bearer " + token).equals(shown)) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer error=\"invalid_token\"");
      problem(exchange, 401, "send a token");
      return;
    }
    if (lacksScope) {
      problem(exchange, 403, "this needs a token with the scope operate");
      return;
    }
    boolean refused = refusal != null && !action.isEmpty();
    byte[] answer =
        (refused ? "{\"detail\":\"" + refusal + "\"}" : done(action, body)).getBytes(UTF_8);
    exchange.sendResponseHeaders(refused ? 409 : 200, answer.length);
    try (OutputStream to = exchange.getResponseBody()) {
      to.write(answer);
    }
  }

  private static void problem(HttpExchange exchange, int status, String detail) throws IOException {
    byte[] answer = "{\"detail\":\"%s\"}".formatted(detail).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    try (OutputStream to = exchange.getResponseBody()) {
      to.write(answer);
    }
  }

  private String done(String action, byte[] body) {
    return switch (action) {
      case "" -> report();
      case "/compare" -> {
        actions.add("compare");
        yield comparison("c-1", "WAITING");
      }
      case "/switch" -> {
        actions.add(
            "switch of " + JsonMapper.shared().readTree(body).path("comparisonId").asString());
        yield "{}";
      }
      default -> {
        actions.add(action.substring(1));
        yield "{}";
      }
    };
  }

  private String report() {
    String id = reported;
    boolean switched = actions.contains("switch of c-1");
    return "{\"generations\":[%s%s],\"comparison\":%s}"
        .formatted(
            version(switched ? 2 : 1, "ANSWERING"),
            actions.contains("begin")
                ? "," + version(switched ? 1 : 2, switched ? "KEPT" : "BUILDING")
                : "",
            id == null ? "null" : comparison(id, "DONE"));
  }

  private static String version(int number, String role) {
    return """
    {"number":%d,"role":"%s","streams":"RUNNING","history":9,"read":9,"end":9,"secondsLeft":0}\
    """
        .formatted(number, role);
  }

  private String comparison(String id, String state) {
    return """
    {"id":"%s","answering":1,"building":2,"state":"%s","streams":6,"differing":%d,
     "differences":[%s]}\
    """
        .formatted(id, state, differs ? 1 : 0, differs ? DIFFERENCE : "");
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
