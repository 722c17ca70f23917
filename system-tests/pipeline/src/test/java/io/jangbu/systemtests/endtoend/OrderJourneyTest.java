package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.pipeline.LocalPipeline;
import io.jangbu.cli.pipeline.RunningPipeline;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.localservices.Service;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.domain.order.OrderCommand.ConfirmDelivery;
import io.jangbu.shop.domain.order.OrderCommand.CreateOrder;
import io.jangbu.shop.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.shop.domain.order.OrderCommand.ShipOrder;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** The way of one order, from its creation to the carrier and on, through all three services. */
@ExtendWith(RunningPipeline.class)
class OrderJourneyTest {

  private final String order = "journey-" + UUID.randomUUID();
  private final LocalPipeline pipeline;
  private final HttpService commands;
  private final HttpService views;
  private final HttpService shipments;

  OrderJourneyTest(LocalPipeline pipeline) {
    this.pipeline = pipeline;
    commands = new HttpService(pipeline.address(Service.COMMAND));
    views = new HttpService(pipeline.address(Service.PROJECTION));
    shipments = new HttpService(pipeline.address(Service.SHIPPING));
  }

  @Test
  void leadsOverHttpToTheCarrier() {
    shipOverHttp();

    assertShippedOnce();
    assertThat(commands.post("/orders/" + order + "/delivery", "{}").statusCode()).isEqualTo(200);
    assertDelivered();
  }

  @Test
  void leadsOverTheTopicToTheCarrier() {
    try (CommandSender<OrderCommand> orders = sender()) {
      orders.send(order, new CreateOrder("ada", "EUR", List.of(new Line("ink", 2, 450)), 390));
      orders.send(order, new ProcessPayment("p-1", 1290, "card"));
      orders.send(order, new ShipOrder("post", "T-1"));

      assertShippedOnce();
      orders.send(order, new ConfirmDelivery());
      assertDelivered();
    }
  }

  @Test
  void leadsPastGarbageOnItsPartition() {
    byte[] garbage = ("neither command nor event, for " + order).getBytes(UTF_8);
    double skipped = counted(views, "jangbu_projection_skipped_total", "");
    double refused = refused(shipments);

    try (CommandSender<OrderCommand> orders = sender()) {
      orders.send(record(OrderCodec.TOPICS.commands(), garbage));
      orders.send(record(OrderCodec.TOPICS.events(), garbage));
    }

    shipOverHttp();
    assertShippedOnce();
    eventually()
        .untilAsserted(() ->
            assertThat(deadLetters())
                .anySatisfy(letter -> {
                  assertThat(letter.value()).isEqualTo(garbage);
                  assertThat(letter.key()).asString(UTF_8).isEqualTo(order);
                  assertThat(CloudEventHeaders.text(letter.headers(), "dlt-reason"))
                      .startsWith("not decodable: ");
                  assertThat(CloudEventHeaders.text(letter.headers(), "dlt-topic"))
                      .isEqualTo(OrderCodec.TOPICS.commands());
                }));
    eventually()
        .untilAsserted(() -> {
          assertThat(counted(views, "jangbu_projection_skipped_total", ""))
              .as("its key is no event's id")
              .isEqualTo(skipped + 1);
          assertThat(refused(shipments)).as("it has no code").isEqualTo(refused + 1);
        });
  }

  @ParameterizedTest
  @EnumSource
  void canBeWatchedInEveryService(Service service) {
    HttpService watched = new HttpService(pipeline.address(service));

    for (String path :
        List.of(
            "/actuator/health",
            "/actuator/health/liveness",
            "/actuator/health/readiness",
            "/actuator/prometheus")) {
      assertThat(watched.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  private void shipOverHttp() {
    assertThat(
            commands
                .post(
                    "/orders",
                    """
                    {"orderId":"%s","customerId":"ada","currency":"EUR","shippingFee":390,
                     "lines":[{"sku":"ink","quantity":2,"unitPrice":450}]}
                    """
                        .formatted(order))
                .statusCode())
        .isEqualTo(201);
    assertThat(
            commands
                .post(
                    "/orders/" + order + "/payment",
                    "{\"paymentId\":\"p-1\",\"amount\":1290,\"method\":\"card\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            commands
                .post(
                    "/orders/" + order + "/shipment",
                    "{\"carrier\":\"post\",\"trackingNumber\":\"T-1\"}")
                .statusCode())
        .isEqualTo(200);
  }

  private void assertShippedOnce() {
    assertSeen(3, "SHIPPED");
    eventually()
        .untilAsserted(() -> {
          JsonNode shipment = shipments.json("/shipments/" + order);
          assertThat(shipment.path("status").asString("")).isEqualTo("ACCEPTED");
          assertThat(shipment.path("eventId").asString("")).isEqualTo(order + "/0000000003");
          assertThat(shipment.path("carrierReference").asString("")).startsWith("SIC-");
        });
    assertThat(pipeline.carrier().acceptedKeysByOrder().get(order))
        .containsExactly(order + "/0000000003");
  }

  private void assertDelivered() {
    assertSeen(4, "DELIVERED");
    Views all = new Views(views.address());
    eventually()
        .untilAsserted(() -> {
          Map<String, Views.Seen> seen = all.all();
          assertThat(seen).containsEntry(order, new Views.Seen(4, "DELIVERED", 1290));
          // What other tests have sent may still come in between the two reads.
          assertThat(all.counts())
              .containsAllEntriesOf(
                  seen.values().stream()
                      .collect(Collectors.toMap(Views.Seen::status, _ -> 1, Integer::sum)));
        });
    assertThat(pipeline.carrier().acceptedKeysByOrder().get(order)).hasSize(1);
  }

  private void assertSeen(long version, String status) {
    eventually()
        .untilAsserted(() -> {
          JsonNode seen = views.json("/orders/" + order + "?minVersion=" + version);
          assertThat(seen.path("status").asString("")).isEqualTo(status);
          assertThat(seen.path("version").asLong(0)).isEqualTo(version);
          assertThat(seen.path("total").asLong(0)).isEqualTo(1290);
        });
  }

  private CommandSender<OrderCommand> sender() {
    return new CommandSender<>(pipeline.bootstrapServers(), OrderCodec.TOPICS, new OrderCodec());
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    try (TopicLog letters =
        new TopicLog(pipeline.bootstrapServers(), OrderCodec.TOPICS.deadLetters())) {
      return letters.next();
    }
  }

  /** Into the partition of the order. */
  private ProducerRecord<byte[], byte[]> record(String topic, byte[] value) {
    return new ProducerRecord<>(topic, order.getBytes(UTF_8), value);
  }

  private static double refused(HttpService service) {
    return counted(service, "jangbu_integrity_refused_records_total", "reason=\"no_code\"");
  }

  private static double counted(HttpService service, String counter, String label) {
    return service
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(counter + "{") && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofSeconds(60));
  }
}
