package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.Logs;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.cli.pipeline.SpanReceiver;
import io.jangbu.cli.pipeline.SpanReceiver.Span;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.localservices.Service;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What an operator sees of one order in the three services: one trace, and lines that find it. */
@ExtendWith(RunningPipeline.class)
class ObservedJourneyTest {

  private static final String CLIENT_SPAN = "00f067aa0ba902b7";

  private final String id = UUID.randomUUID().toString();
  private final String order = "observed-" + id;
  private final String trace = id.replace("-", "");
  private final String traceparent = "00-" + trace + "-" + CLIENT_SPAN + "-01";
  private final LocalPipeline pipeline;
  private final SpanReceiver spans;
  private final Logs logs;

  ObservedJourneyTest(LocalPipeline pipeline, SpanReceiver spans, Logs logs) {
    this.pipeline = pipeline;
    this.spans = spans;
    this.logs = logs;
  }

  @Test
  void isOneTraceFromHttpToTheCarrier() {
    ship();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(spans.of(trace)).hasSize(14));

    Span http = only("http post /orders/{id}/shipment", CLIENT_SPAN);
    Span publish = only("publish orders.commands", http.id());
    Span decide = only("decide orders", publish.id());
    Span view = only("view orders", decide.id());
    Span receive = only("receive orders.events", decide.id());
    Span ask = only("ask carrier", receive.id());
    assertThat(List.of(http, publish, decide))
        .extracting(Span::service)
        .containsOnly("command-service");
    assertThat(view.service()).isEqualTo("projection-service");
    assertThat(List.of(receive, ask)).extracting(Span::service).containsOnly("shipping-subscriber");
    assertThat(decide.tags())
        .containsAllEntriesOf(
            Map.of(
                "jangbu.context", "orders",
                "jangbu.command", "ShipOrder",
                "jangbu.outcome", "ACCEPTED",
                "jangbu.stream", order));
    assertThat(ask.tags())
        .containsAllEntriesOf(
            Map.of("jangbu.attempt", "1", "jangbu.outcome", "accepted", "jangbu.stream", order));
    assertThat(pipeline.carrier().traceOf(order)).contains("00-" + trace + "-" + ask.id() + "-01");
    assertThat(spans.of(trace).toString()).doesNotContain(secrets());
  }

  @Test
  void goesOnWithTheTraceOfACommandOnTheTopic() {
    CreateOrder create = new CreateOrder("ada", "EUR", List.of(new Line("ink", 2, 450)), 390);
    var command =
        new CommandEnvelope<OrderCommand>(UUID.randomUUID(), order, null, null, null, create);
    var codec = new OrderCodec();
    try (var sender = new CommandSender<>(pipeline.bootstrapServers(), OrderCodec.TOPICS, codec)) {
      var record =
          new ProducerRecord<>(
              OrderCodec.TOPICS.commands(), order.getBytes(UTF_8), codec.encodeCommand(command));
      record.headers().add("traceparent", traceparent.getBytes(UTF_8));
      sender.send(record);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(spans.of(trace)).hasSize(2));
    only("view orders", only("decide orders", CLIENT_SPAN).id());
  }

  @ParameterizedTest
  @EnumSource
  void isFoundInTheLinesOfEveryServiceWithoutWhatTheClientSent(Service service) {
    ship();

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(linesOfTheOrder(service)).anyMatch(line -> line.startsWith(last(service))));
    assertThat(logs.text(service)).doesNotContain(secrets());
    assertThat(logs.lines(service))
        .allSatisfy(line -> {
          assertThat(line.path("@timestamp").asString("")).isNotEmpty();
          assertThat(line.path("message").asString("")).isNotEmpty();
          assertThat(line.path("log").path("level").asString("")).isNotEmpty();
          assertThat(line.path("service").path("name").asString("")).isEqualTo(service.toString());
        });
  }

  /** The last that a service has to say of the journey. */
  private String last(Service service) {
    return switch (service) {
      case COMMAND -> "ShipOrder is accepted, version 3";
      case PROJECTION -> "OrderShipped " + order + "/0000000003 is in the view";
      case SHIPPING -> "Shipment of order " + order + " is accepted";
    };
  }

  private List<String> linesOfTheOrder(Service service) {
    return logs.lines(service).stream()
        .filter(line -> line.path("streamId").asString("").equals(order))
        .filter(line -> line.path("correlationId").asString("").equals("correlation-" + id))
        .filter(line -> line.path("traceId").asString("").equals(trace))
        .map((JsonNode line) -> line.path("message").asString(""))
        .toList();
  }

  private Span only(String name, String parent) {
    List<Span> found =
        spans.of(trace).stream()
            .filter(span -> span.name().equals(name) && span.parent().equals(parent))
            .toList();
    assertThat(found).as("%s below %s of %s", name, parent, spans.of(trace)).hasSize(1);
    return found.getFirst();
  }

  private void ship() {
    post(
        "/orders",
        """
        {"orderId":"%s","customerId":"customer-%s","currency":"EUR","shippingFee":390,
         "lines":[{"sku":"sku-%s","quantity":2,"unitPrice":450}]}
        """
            .formatted(order, id, id));
    post(
        "/orders/" + order + "/payment",
        "{\"paymentId\":\"payment-%s\",\"amount\":1290,\"method\":\"card\"}".formatted(id));
    post(
        "/orders/" + order + "/shipment",
        "{\"carrier\":\"post\",\"trackingNumber\":\"tracking-%s\"}".formatted(id));
  }

  private List<String> secrets() {
    return List.of("customer-" + id, "sku-" + id, "payment-" + id, "tracking-" + id);
  }

  private void post(String path, String body) {
    var answer =
        new HttpService(pipeline.address(Service.COMMAND))
            .post(
                path,
                body,
                Map.of("traceparent", traceparent, "Correlation-Id", "correlation-" + id));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }
}
