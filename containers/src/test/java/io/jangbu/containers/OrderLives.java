package io.jangbu.containers;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Orders that are created, paid, shipped and delivered, each step as soon as the one before is
 * acknowledged, and then read: a new one every 250 ms.
 */
final class OrderLives implements AutoCloseable {

  private static final long PAUSE_MS = 250;

  /** What every order has seen in the end: created, paid, shipped, delivered. */
  static final long VERSIONS = 4;

  private final Client client;
  private final URI commands;
  private final URI views;
  private final Queue<String> begun = new ConcurrentLinkedQueue<>();
  private final Queue<String> ended = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  OrderLives(Client client, URI commands, URI views) {
    this.client = client;
    this.commands = commands;
    this.views = views;
  }

  /** Begins an order every 250 ms from now on. */
  void begin() {
    var _ = clock.scheduleAtFixedRate(this::live, 0, PAUSE_MS, TimeUnit.MILLISECONDS);
  }

  /** Begins none any more. */
  void end() {
    clock.shutdown();
  }

  /** Those whose every step was acknowledged, and read. */
  List<String> ended() {
    return List.copyOf(ended);
  }

  /** Whether some are under way. */
  boolean isBusy() {
    return ended.size() + failures.size() < begun.size();
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

  private void live() {
    String id = UUID.randomUUID().toString();
    begun.add(id);
    var _ =
        live(id)
            .whenComplete((_, failure) -> {
              if (failure == null) {
                ended.add(id);
              } else {
                failures.add(failure);
              }
            });
  }

  private CompletableFuture<JsonNode> step(String id, String what, Map<String, ?> body) {
    return client.post(commands.resolve("/orders/" + id + "/" + what), body);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
