package io.jangbu.shop.shipping;

import static io.jangbu.shop.shipping.scene.FakeCarrier.hangUp;
import static io.jangbu.shop.shipping.scene.FakeCarrier.later;
import static io.jangbu.shop.shipping.scene.FakeCarrier.never;
import static io.jangbu.shop.shipping.scene.FakeCarrier.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A carrier that has bad days. */
class CarrierRetryTest {

  private static Scene scene;
  private static Subscriber subscriber;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.ready();
    subscriber = scene.subscriber();
  }

  @AfterAll
  static void stop() {
    scene.close();
  }

  @Test
  void asksAgainUnderTheSameKeyAfterServerErrors() {
    scene.carrier.willAnswer("flaky", status(503, "later"), status(500, ""));
    scene.topic.ship("flaky");
    awaitStatus("flaky", "ACCEPTED");

    assertThat(answersFor("flaky")).containsExactly(503, 500, 201);
    assertThat(scene.carrier.requestsFor("flaky"))
        .extracting(FakeCarrier.Request::key)
        .containsOnly("flaky/0000000003");
    assertThat(shipment("flaky").path("attempts").asInt()).isEqualTo(3);
    assertThat(shipment("flaky").has("lastError")).isFalse();
  }

  @Test
  void asksAgainAfterATimeoutAndAfterABrokenConnection() {
    scene.carrier.willAnswer("slow", never(), hangUp());
    scene.topic.ship("slow");
    awaitStatus("slow", "ACCEPTED");

    assertThat(answersFor("slow")).containsExactly(0, 0, 201);
  }

  @Test
  void doesNotFollowRedirects() {
    scene.carrier.willAnswer("moved", status(302, ""));
    scene.topic.ship("moved");
    awaitStatus("moved", "ACCEPTED");

    assertThat(answersFor("moved")).containsExactly(302, 201);
  }

  @Test
  void parksARefusedShipmentAtOnce() {
    scene.carrier.willAnswer("refused", status(400, "no such carrier"));
    scene.topic.ship("refused");
    awaitStatus("refused", "PARKED");

    assertThat(answersFor("refused")).containsExactly(400);
    assertThat(shipment("refused").path("lastError").asString())
        .isEqualTo("the carrier answered 400: no such carrier");
  }

  @Test
  void asksACarrierAgainThatSaysNotNow() {
    scene.carrier.willAnswer("throttled", later(429, 2), later(409, 1), status(425, ""));
    scene.topic.ship("throttled");
    awaitStatus("throttled", "ACCEPTED");

    assertThat(answersFor("throttled")).containsExactly(429, 409, 425, 201);
    List<FakeCarrier.Request> requests = scene.carrier.requestsFor("throttled");
    assertThat(requests).extracting(FakeCarrier.Request::key).containsOnly("throttled/0000000003");
    assertThat(Duration.between(requests.get(0).at(), requests.get(1).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    assertThat(Duration.between(requests.get(1).at(), requests.get(2).at()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void countsNotNowAsAnAttempt() {
    FakeCarrier.Answer busy = status(429, "slow down");
    scene.carrier.willAnswer("never-now", busy, busy, busy, busy);
    scene.topic.ship("never-now");
    awaitStatus("never-now", "PARKED");

    assertThat(shipment("never-now").path("lastError").asString())
        .isEqualTo("the carrier answered 429: slow down (given up after 4 attempts)");
  }

  @Test
  void givesUpAfterItsAttemptsAndHasAFreshBudgetAfterARetryByHand() {
    FakeCarrier.Answer busy = status(503, "busy");
    scene.carrier.willAnswer("hopeless", busy, busy, busy, busy, busy, busy, busy);
    scene.topic.ship("hopeless");
    awaitStatus("hopeless", "PARKED");

    assertThat(answersFor("hopeless")).containsExactly(503, 503, 503, 503);
    assertThat(shipment("hopeless").path("lastError").asString())
        .isEqualTo("the carrier answered 503: busy (given up after 4 attempts)");

    assertThat(subscriber.post("/shipments/hopeless/retry").status()).isEqualTo(202);
    awaitStatus("hopeless", "ACCEPTED");

    assertThat(answersFor("hopeless")).containsExactly(503, 503, 503, 503, 503, 503, 503, 201);
    assertThat(shipment("hopeless").path("attempts").asInt()).isEqualTo(8);
  }

  @Test
  void waitsForACarrierThatIsDown() {
    try (Subscriber patient = scene.subscriber("jangbu.carrier.attempts=1000")) {
      subscriber.close();
      scene.carrier.goDown();
      scene.topic.ship("waiting");
      await()
          .untilAsserted(() ->
              assertThat(patient.get("/shipments/waiting").json().path("lastError").asString(""))
                  .isEqualTo("no connection to the carrier"));

      scene.carrier.comeBack();

      await().untilAsserted(() -> assertThat(patient.statusOf("waiting")).isEqualTo("ACCEPTED"));
      assertThat(answersFor("waiting")).containsExactly(201);
    } finally {
      subscriber = scene.subscriber();
    }
  }

  @Test
  void takesAnAcceptanceWithoutAReadableReference() {
    scene.carrier.willAnswer("mute", status(204, ""));
    scene.carrier.willAnswer("chatty", status(200, "<html>thank you</html>"));
    scene.carrier.willAnswer("numeric", status(200, "{\"reference\":42,\"more\":[1,2]}"));
    scene.topic.ship("mute", "chatty", "numeric");
    awaitStatus("mute", "ACCEPTED");
    awaitStatus("chatty", "ACCEPTED");
    awaitStatus("numeric", "ACCEPTED");

    assertThat(shipment("mute").has("carrierReference")).isFalse();
    assertThat(shipment("chatty").has("carrierReference")).isFalse();
    assertThat(shipment("numeric").path("carrierReference").asString()).isEqualTo("42");
  }

  @Test
  void isNotStoppedByTextThatTheDatabaseDoesNotTake() {
    scene.carrier.willAnswer(
        "nul", status(503, "a\0b"), status(200, "{\"reference\":\"r\\u0000\\ud800\"}"));
    scene.topic.publish("nul", 3, new OrderShipped("c\0j", "T\0"));
    awaitStatus("nul", "ACCEPTED");

    assertThat(shipment("nul").path("carrierReference").asString()).isEqualTo("r\uFFFD?");
  }

  private static List<Integer> answersFor(String orderId) {
    return scene.carrier.requestsFor(orderId).stream().map(FakeCarrier.Request::status).toList();
  }

  private static JsonNode shipment(String orderId) {
    return subscriber.get("/shipments/" + orderId).json();
  }

  private static void awaitStatus(String orderId, String status) {
    await().untilAsserted(() -> assertThat(subscriber.statusOf(orderId)).isEqualTo(status));
  }
}
