package io.jangbu.localservices.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A carrier that behaves like a real one ({@link Temperament}) and counts.
 *
 * <p>{@code POST /shipments} with an {@code Idempotency-Key} answers 201 and a {@code reference},
 * the same one for the same key, before and after a restart. It accepts a second key for the same
 * order, as a carrier would that knows nothing of orders: that there is none is for its customer to
 * see to, and for {@link #acceptedKeysByOrder} to prove. {@code GET /shipments/accepted} counts,
 * {@code GET /shipments/{orderId}} shows an order's shipments.
 */
public final class StandInCarrier implements AutoCloseable {

  private static final String GET_SHIPMENT = "GET /shipments/";
  private static final int LARGEST_BODY = 64 << 10;

  private final Decisions decisions;
  private final Desk desk;
  private final Map<String, String> traces = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private StandInCarrier(Decisions decisions, Desk desk, HttpServer server) {
    this.decisions = decisions;
    this.desk = desk;
    this.server = server;
  }

  /**
   * Opens the carrier on the loopback address.
   *
   * @param port 0 for a free one
   * @param directory where it remembers what it accepted
   * @throws UncheckedIOException if the port is busy or the directory cannot be written
   */
  public static StandInCarrier start(int port, Path directory, Temperament temperament) {
    return start(
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port), directory, temperament);
  }

  /** The same on another address. */
  static StandInCarrier start(InetSocketAddress address, Path directory, Temperament temperament) {
    // Without it the JDK's server answers 40 ms late on connections that are used again.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      HttpServer server = HttpServer.create(address, 0);
      Decisions decisions = Decisions.open(directory.resolve("decisions.tsv"));
      StandInCarrier carrier =
          new StandInCarrier(decisions, new Desk(temperament, decisions), server);
      server.createContext("/", carrier::handle);
      server.setExecutor(carrier.threads);
      server.start();
      return carrier;
    } catch (IOException e) {
      throw new UncheckedIOException("the carrier cannot listen on port " + address.getPort(), e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** For each order with an accepted shipment, the keys it was accepted under. */
  public Map<String, List<String>> acceptedKeysByOrder() {
    return decisions.acceptedKeysByOrder();
  }

  /** The {@code traceparent} of an order's last request since the start, empty if there is none. */
  public Optional<String> traceOf(String orderId) {
    return Optional.ofNullable(traces.get(orderId));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    threads.close();
    decisions.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY);
      Answer answer = route(exchange, body);
      byte[] json = answer.json();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), json.length);
      exchange.getResponseBody().write(json);
    } catch (InterruptedException _) {
      // The carrier closes: the customer sees a broken connection, as in life.
      Thread.currentThread().interrupt();
    }
  }

  private Answer route(HttpExchange exchange, byte[] body) throws InterruptedException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    return switch (call) {
      case "POST /shipments" -> {
        String key = key(exchange);
        String trace = exchange.getRequestHeaders().getFirst("traceparent");
        if (trace != null) {
          traces.put(key.split("/", 2)[0], trace);
        }
        yield desk.request(key, body);
      }
      case "GET /shipments/accepted" -> desk.counts();
      case String _ when call.startsWith(GET_SHIPMENT) ->
          desk.shipmentsOf(call.substring(GET_SHIPMENT.length()));
      default -> Answer.problem(404, "POST /shipments, GET /shipments/accepted");
    };
  }

  private static String key(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
  }
}
