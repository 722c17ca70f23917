package io.jangbu.shop.shipping.scene;

import io.jangbu.shop.shipping.ShippingSubscriber;
import io.jangbu.testkit.routes.MappedRoutes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service itself, and its HTTP as a client sees it. */
public final class Subscriber implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext context;
  private final SmartLifecycle dispatcher;

  private Subscriber(ConfigurableApplicationContext context) {
    this.context = context;
    this.dispatcher = context.getBean("dispatcher", SmartLifecycle.class);
  }

  static Subscriber start(List<String> settings) {
    return new Subscriber(
        new SpringApplicationBuilder(ShippingSubscriber.class)
            .registerShutdownHook(false)
            .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new)));
  }

  /** An answer, its body read as JSON where it has one. */
  public record Answer(int status, String contentType, String text) {
    public JsonNode json() {
      return JSON.readTree(text);
    }

    /** Of a problem. */
    public String code() {
      return json().path("code").asString();
    }
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /** The routes that it has. */
  public Set<String> routes() {
    return MappedRoutes.of(context);
  }

  /** The status of an order's shipment, empty if there is none. */
  public String statusOf(String orderId) {
    return get("/shipments/" + orderId).json().path("status").asString("");
  }

  /** How many shipments have that status, up to 1000. */
  public int count(String status) {
    return get("/shipments?limit=1000&status=" + status).json().path("shipments").size();
  }

  /** Records that the consumer has not taken. */
  public double notTaken() {
    return context.getBean(MeterRegistry.class).get("jangbu.consumer.not.taken").counter().count();
  }

  /** How many records of the topic had that outcome. */
  public long events(String outcome) {
    Counter counter =
        context
            .getBean(MeterRegistry.class)
            .get("jangbu.inbox.events")
            .tag("outcome", outcome)
            .counter();
    return (long) counter.count();
  }

  /** Partitions whose group was {@code ahead} of the database or {@code behind} it. */
  public double positionsDiffered(String group) {
    return context
        .getBean(MeterRegistry.class)
        .get("jangbu.inbox.positions.differed")
        .tag("group", group)
        .counter()
        .count();
  }

  /** 1 while the topic is not what it was. */
  public double partitionsChanged() {
    return context.getBean(MeterRegistry.class).get("jangbu.partitions.changed").gauge().value();
  }

  /** What the gauge says that has still to be taken in. */
  public double lag() {
    return context.getBean(MeterRegistry.class).get("jangbu.inbox.lag.records").gauge().value();
  }

  /** Whether it says that it can do its work. */
  public boolean isReady() {
    return get("/actuator/health/readiness").status() == 200;
  }

  /** What its health says of the {@code positions} or the {@code topics}. */
  public String health(String detail) {
    Health health =
        Objects.requireNonNull(
            context.getBean("inboxHealthIndicator", HealthIndicator.class).health());
    return String.valueOf(health.getDetails().get(detail));
  }

  /** Answers of the carrier that wait for the database to be back. */
  public int unwrittenAnswers() {
    return (int)
        context
            .getBean(MeterRegistry.class)
            .get("jangbu.carrier.answers.unwritten")
            .gauge()
            .value();
  }

  /** False once it has begun to stop and claims nothing more. */
  public boolean dispatches() {
    return dispatcher.isRunning();
  }

  @Override
  public void close() {
    context.close();
    http.close();
  }

  /** Where its routes begin. */
  public String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url() + path));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      String contentType = response.headers().firstValue("content-type").orElse("");
      return new Answer(response.statusCode(), contentType, response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
