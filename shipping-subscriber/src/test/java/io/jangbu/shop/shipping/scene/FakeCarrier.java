package io.jangbu.shop.shipping.scene;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A carrier over real HTTP. It accepts, unless an order's script says otherwise. */
public final class FakeCarrier implements AutoCloseable {

  private static final int PLENTY = 1_000_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Map<String, Deque<Answer>> scripts = new ConcurrentHashMap<>();
  private final int port;
  private volatile Semaphore gate = new Semaphore(PLENTY);
  private HttpServer server;

  public FakeCarrier() {
    server = listen(0);
    port = server.getAddress().getPort();
  }

  /**
   * A request as it came.
   *
   * @param status what it was answered with
   * @param at when it came
   */
  public record Request(
      String path, String key, String orderId, JsonNode body, int status, Instant at) {}

  /**
   * What to do with a request.
   *
   * @param status for the record; 0 for none
   */
  public record Answer(int status, Giving giving) {}

  /** How an answer is given. */
  @FunctionalInterface
  public interface Giving {
    void to(HttpExchange exchange) throws IOException;
  }

  public static Answer status(int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new Answer(
        status,
        exchange -> {
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  /** Not now, but after so many seconds. */
  public static Answer later(int status, int seconds) {
    return new Answer(
        status,
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** Hangs up without a word. */
  public static Answer hangUp() {
    return new Answer(0, HttpExchange::close);
  }

  /** Takes until the caller gave up. */
  public static Answer never() {
    return new Answer(0, _ -> new Semaphore(0).acquireUninterruptibly());
  }

  /** The first answers for an order, in that order; then it accepts. */
  public void willAnswer(String orderId, Answer... answers) {
    scripts.put(orderId, new ArrayDeque<>(List.of(answers)));
  }

  /** Lets only so many more requests be answered; the others hang until {@link #open}. */
  public void answerOnly(int requests) {
    gate = new Semaphore(requests);
  }

  public void open() {
    Semaphore shut = gate;
    gate = new Semaphore(PLENTY);
    shut.release(PLENTY);
  }

  public String url() {
    return "http://127.0.0.1:" + port;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public List<Request> requestsFor(String orderId) {
    return requests.stream().filter(request -> request.orderId().equals(orderId)).toList();
  }

  public void goDown() {
    server.stop(0);
  }

  public void comeBack() {
    server = listen(port);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private HttpServer listen(int onPort) {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), onPort), 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/", this::handle);
      started.start();
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      String orderId = body.path("orderId").asString("");
      gate.acquireUninterruptibly();
      Deque<Answer> script = scripts.getOrDefault(orderId, new ArrayDeque<>());
      Answer answer;
      synchronized (script) {
        answer = script.isEmpty() ? accept(orderId) : script.remove();
      }
      // Recorded before it is answered, so that whoever has the answer finds the request here.
      requests.add(
          new Request(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key")),
              orderId,
              body,
              answer.status(),
              Instant.now()));
      answer.giving().to(exchange);
    }
  }

  private static Answer accept(String orderId) {
    return status(201, "{\"reference\":\"ref-" + orderId + "\"}");
  }
}
