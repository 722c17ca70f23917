package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import io.jangbu.shop.shipping.scene.Subscriber.Answer;
import io.jangbu.testkit.hosts.RawHttp;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The shipping part of the public contract, row by row, over HTTP. */
class ShipmentHttpTest {

  private static Scene scene;
  private static Subscriber subscriber;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.ready();
    subscriber = scene.subscriber("springdoc.api-docs.enabled=true");
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void asksTheCarrierAsTheContractSays() {
    scene.topic.ship("asked");
    scene.topic.publish("untracked", 7, new OrderShipped("hanjin", null));
    awaitStatus("asked", "ACCEPTED");
    awaitStatus("untracked", "ACCEPTED");

    var asked = scene.carrier.requestsFor("asked").getFirst();
    assertThat(asked.path()).isEqualTo("POST /shipments");
    assertThat(asked.key()).isEqualTo("asked/0000000003");
    assertThat(asked.body().toString())
        .isEqualTo("{\"orderId\":\"asked\",\"carrier\":\"cj\",\"trackingNumber\":\"T-asked\"}");
    var untracked = scene.carrier.requestsFor("untracked").getFirst();
    assertThat(untracked.key()).isEqualTo("untracked/0000000007");
    assertThat(untracked.body().toString())
        .isEqualTo("{\"orderId\":\"untracked\",\"carrier\":\"hanjin\"}");
  }

  @Test
  void showsAnAcceptedShipment() {
    scene.topic.ship("shown");
    awaitStatus("shown", "ACCEPTED");

    Answer answer = subscriber.get("/shipments/shown");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/json");
    JsonNode shipment = answer.json();
    assertThat(shipment.propertyNames())
        .containsExactly(
            "orderId",
            "eventId",
            "status",
            "attempts",
            "carrierReference",
            "createdAt",
            "updatedAt");
    assertThat(shipment.path("eventId").asString()).isEqualTo("shown/0000000003");
    assertThat(shipment.path("attempts").asInt()).isEqualTo(1);
    assertThat(shipment.path("carrierReference").asString()).isEqualTo("ref-shown");
    assertThat(Instant.parse(shipment.path("createdAt").asString()))
        .isBefore(Instant.parse(shipment.path("updatedAt").asString()));
  }

  @Test
  void showsAParkedShipmentWithItsReasonAndRetriesItUnderTheSameKey() {
    scene.carrier.willAnswer("parked", FakeCarrier.status(422, "{\"why\":\"no such\\naddress\"}"));
    scene.topic.ship("parked");
    awaitStatus("parked", "PARKED");

    JsonNode parked = subscriber.get("/shipments/parked").json();
    assertThat(parked.propertyNames())
        .containsExactly(
            "orderId", "eventId", "status", "attempts", "lastError", "createdAt", "updatedAt");
    assertThat(parked.path("attempts").asInt()).isEqualTo(1);
    assertThat(parked.path("lastError").asString())
        .isEqualTo("the carrier answered 422: {\"why\":\"no such\\naddress\"}");
    assertThat(subscriber.get("/shipments?status=PARKED").text()).contains("\"parked\"");

    assertThat(subscriber.post("/shipments/parked/retry").status()).isEqualTo(202);

    awaitStatus("parked", "ACCEPTED");
    assertThat(scene.carrier.requestsFor("parked"))
        .extracting(FakeCarrier.Request::key)
        .containsExactly("parked/0000000003", "parked/0000000003");
    assertThat(subscriber.get("/shipments?status=PARKED").text()).doesNotContain("\"parked\"");
  }

  @Test
  void listsFiftyShipmentsUnlessToldOtherwise() {
    String[] orders = IntStream.range(0, 60).mapToObj(i -> "listed-" + i).toArray(String[]::new);
    scene.topic.ship(orders);
    await().until(() -> subscriber.count("ACCEPTED") >= 60 && subscriber.count("REQUESTED") == 0);

    assertThat(list("")).hasSize(50);
    assertThat(list("?limit=7")).hasSize(7);
    assertThat(list("?status=ACCEPTED&limit=1000")).hasSizeGreaterThanOrEqualTo(60);
    assertThat(list("?status=ACCEPTED"))
        .hasSize(50)
        .allSatisfy(
            shipment -> assertThat(shipment.path("status").asString()).isEqualTo("ACCEPTED"));
    assertThat(list("?status=REQUESTED")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/shipments?status=LOST",
        "/shipments?limit=0",
        "/shipments?limit=1001",
        "/shipments?limit=-1",
        "/shipments?limit=many",
        "/shipments?limit=99999999999",
        "/shipments?statsu=PARKED",
        "/shipments?status=PARKED&status=PARKED",
        "/shipments?status=%ff",
        "/shipments/order?status=PARKED",
        "/shipments/has%20space",
        "/shipments/dollar%24",
        "/shipments/%EC%9E%A5%EB%B6%80",
        "/shipments/12345678901234567890123456789012345678901234567890123456789012345"
      })
  void refusesAMalformedRequest(String path) {
    assertProblem(subscriber.get(path), 400, "MALFORMED");
  }

  @Test
  void refusesARetryThatIsNotToTheLetterAndTriesNothing() {
    scene.carrier.willAnswer("strict", FakeCarrier.status(422, "{}"));
    scene.topic.ship("strict");
    awaitStatus("strict", "PARKED");
    RawHttp http = new RawHttp(subscriber.url());
    byte[] nothing = {};
    String retry = "POST /shipments/strict/retry";

    RawHttp.Answer yaml = http.send(retry, nothing, "Accept: application/yaml");
    assertThat(yaml.status()).isEqualTo(406);
    assertThat(yaml.text()).contains("\"code\":\"NOT_ACCEPTABLE\"");
    assertThat(http.send(retry + "?now=true", nothing).status()).isEqualTo(400);
    assertThat(http.send(retry, nothing, "If-Match: \"1\"", "If-Match: \"2\"").status())
        .isEqualTo(400);
    assertThat(http.send(retry, nothing, "Content-Encoding: gzip").status()).isEqualTo(415);
    RawHttp.Answer trace = http.send("TRACE /shipments/strict/retry", nothing);
    assertThat(trace.status()).isEqualTo(405);
    assertThat(trace.header("Allow")).containsExactly("POST,OPTIONS");
    assertThat(trace.text()).contains("\"code\":\"METHOD_NOT_ALLOWED\"");

    assertThat(scene.carrier.requestsFor("strict")).hasSize(1);
    assertThat(subscriber.statusOf("strict")).isEqualTo("PARKED");
  }

  @Test
  void refusesToRetryWhatIsNotParked() {
    scene.topic.ship("unparked");
    awaitStatus("unparked", "ACCEPTED");

    assertProblem(subscriber.post("/shipments/unparked/retry"), 409, "NOT_PARKED");
    assertThat(scene.carrier.requestsFor("unparked")).hasSize(1);
  }

  @Test
  void knowsNothingOfOtherOrders() {
    assertProblem(subscriber.get("/shipments/nobodys"), 404, "SHIPMENT_NOT_FOUND");
    assertProblem(subscriber.post("/shipments/nobodys/retry"), 404, "SHIPMENT_NOT_FOUND");
    assertProblem(subscriber.post("/shipments/no%20body/retry"), 400, "MALFORMED");
    assertProblem(subscriber.get("/shipment"), 404, "NOT_FOUND");
    assertProblem(subscriber.delete("/shipments/nobodys"), 405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void tellsHowItIs() {
    assertThat(subscriber.get("/actuator/health/liveness").json().path("status").asString())
        .isEqualTo("UP");
    await()
        .untilAsserted(() ->
            assertThat(
                    subscriber.get("/actuator/health/readiness").json().path("status").asString())
                .isEqualTo("UP"));
    scene.topic.ship("measured");
    awaitStatus("measured", "ACCEPTED");
    await()
        .untilAsserted(() ->
            assertThat(subscriber.get("/actuator/prometheus").text())
                .contains("jangbu_inbox_events_total{outcome=\"requested\"")
                .contains("jangbu_carrier_calls_seconds_count{outcome=\"accepted\"")
                .containsPattern("jangbu_shipments\\{status=\"PARKED\"} \\d"));
    assertThat(subscriber.get("/v3/api-docs").text()).contains("/shipments/{orderId}/retry");
  }

  private static Iterable<JsonNode> list(String query) {
    return subscriber.get("/shipments" + query).json().path("shipments");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.text()).doesNotContain("Exception");
  }

  private static void awaitStatus(String orderId, String status) {
    await().untilAsserted(() -> assertThat(subscriber.statusOf(orderId)).isEqualTo(status));
  }
}
