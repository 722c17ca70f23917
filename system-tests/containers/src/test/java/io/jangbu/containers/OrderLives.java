package io.jangbu.containers;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Orders that are created, paid, shipped and delivered, each step as soon as the one before is
 * acknowledged, and then read: some at a time, and a new one for each that has ended.
 */
final class OrderLives {

  /** What every order has seen in the end: created, paid, shipped, delivered. */
  static final long VERSIONS = 4;

  private static final int AT_A_TIME = 8;

  private final Client client;
  private final URI commands;
  private final URI views;
  private final Queue<String> ended = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean goesOn;

  OrderLives(Client client, URI commands, URI views) {
    this.client = client;
    this.commands = commands;
    this.views = views;
  }

  /** Begins the first orders. */
  void begin() {
    goesOn = true;
    underWay.set(AT_A_TIME);
    IntStream.range(0, AT_A_TIME).forEach(_ -> next());
  }

  /** Begins none any more. */
  void end() {
    goesOn = false;
  }

  /** Whether some are under way. */
  boolean isBusy() {
    return underWay.get() > 0;
  }

  /** Those whose every step was acknowledged, and read. */
  List<String> ended() {
    return List.copyOf(ended);
  }

  /** What was refused, or got no answer to the end. */
  List<Throwable> failures() {
    return List.copyOf(failures);
  }

  /** One order, from its creation to the view of its delivery. */
  CompletableFuture<JsonNode> live(String id) {
    return client
        .post(
            commands.resolve("/orders"),
            Map.of(
                "orderId",
                id,
                "customerId",
                "ada",
                "currency",
                "EUR",
                "lines",
                List.of(Map.of("sku", "ink", "quantity", 2, "unitPrice", 450))))
        .thenCompose(
            _ -> step(id, "payment", Map.of("paymentId", "p-1", "amount", 900, "method", "card")))
        .thenCompose(_ -> step(id, "shipment", Map.of("carrier", "post")))
        .thenCompose(_ -> step(id, "delivery", Map.of()))
        .thenCompose(last -> view(id, last.path("version").asLong()));
  }

  /** The order as it is at least at that version. */
  CompletableFuture<JsonNode> view(String id, long version) {
    return client.get(views.resolve("/orders/" + id + "?minVersion=" + version));
  }

  private void next() {
    if (!goesOn) {
      underWay.decrementAndGet();
      return;
    }
    String id = UUID.randomUUID().toString();
    var _ =
        live(id)
            .whenCompleteAsync((_, failure) -> {
              if (failure == null) {
                ended.add(id);
              } else {
                failures.add(failure);
              }
              next();
            });
  }

  private CompletableFuture<JsonNode> step(String id, String what, Map<String, ?> body) {
    return client.post(commands.resolve("/orders/" + id + "/" + what), body);
  }
}
