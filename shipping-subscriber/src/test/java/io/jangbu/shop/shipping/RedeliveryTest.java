package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is delivered again or started again, the carrier sees one accepted request per order.
 */
class RedeliveryTest {

  private Scene scene;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.ready();
  }

  @AfterEach
  void stop() {
    scene.close();
  }

  @Test
  void takesInAnEventOnceHoweverOftenItIsDelivered() {
    Subscriber first = scene.subscriber();
    scene.topic.ship("a", "a", "b", "a");
    awaitAccepted(first, "a", "b");
    await().untilAsserted(() -> assertThat(first.events("duplicate")).isEqualTo(2));
    first.close();

    scene.database.jdbc().sql("UPDATE inbox_positions SET next_offset = 0, chosen = true").update();
    Subscriber second = scene.subscriber();
    await().untilAsserted(() -> assertThat(second.events("duplicate")).isEqualTo(4));
    scene.topic.ship("c");
    awaitAccepted(second, "c");

    assertThat(scene.carrier.requests())
        .extracting(FakeCarrier.Request::orderId)
        .containsExactlyInAnyOrder("a", "b", "c");
    assertThat(second.events("requested")).isEqualTo(1);
  }

  @Test
  void sendsNoSecondRequestForAnOrderThatIsShippedTwice() {
    Subscriber subscriber = scene.subscriber();
    scene.topic.ship("twice");
    scene.topic.publish("twice", 4, new OrderShipped("other", null));
    scene.topic.publish("twice", 5, new OrderShipped("other", null));
    await().untilAsserted(() -> assertThat(subscriber.events("repeated")).isEqualTo(2));
    awaitAccepted(subscriber, "twice");

    assertThat(scene.carrier.requests()).hasSize(1);
  }

  @Test
  void takesPersonalDataOutOfAShipmentWithoutAskingAgain() {
    scene.carrier.willAnswer("refused", FakeCarrier.status(400, "no parcel T-refused"));
    Subscriber subscriber = scene.subscriber();
    scene.topic.ship("accepted", "refused", "other");
    awaitAccepted(subscriber, "accepted", "other");
    await().until(() -> subscriber.statusOf("refused").equals("PARKED"));

    scene.topic.publishAgain("accepted", 3, new OrderShipped("cj", "[erased]"));
    scene.topic.publishAgain("refused", 3, new OrderShipped("cj", "[erased]"));
    await().untilAsserted(() -> assertThat(subscriber.events("duplicate")).isEqualTo(2));

    assertThat(
            scene
                .database
                .jdbc()
                .sql(
                    "SELECT order_id || ' ' || tracking_number || ' ' || coalesce(last_error, '-')"
                        + " FROM shipments ORDER BY order_id")
                .query(String.class)
                .list())
        .containsExactly("accepted [erased] -", "other T-other -", "refused [erased] [erased]");
    assertThat(subscriber.statusOf("accepted")).isEqualTo("ACCEPTED");
    assertThat(subscriber.statusOf("refused")).isEqualTo("PARKED");
    assertThat(scene.carrier.requests()).hasSize(3);
  }

  @Test
  void goesOnWhereItWasWhenItIsRestartedInTheMiddle() throws Exception {
    List<String> orders = IntStream.range(0, 100).mapToObj(i -> "order-" + i).toList();
    scene.carrier.answerOnly(40);
    Subscriber first = scene.subscriber("jangbu.carrier.timeout=10s");
    scene.topic.ship(orders.toArray(String[]::new));
    await().untilAsserted(() -> assertThat(scene.carrier.requests()).hasSize(40));
    CompletableFuture<Void> stopping = CompletableFuture.runAsync(first::close);
    await().until(() -> !first.dispatches());
    scene.carrier.open();
    stopping.get(10, TimeUnit.SECONDS);
    assertThat(scene.carrier.requests().size()).isLessThan(100);

    Subscriber second = scene.subscriber();
    await().untilAsserted(() -> assertThat(second.count("ACCEPTED")).isEqualTo(100));

    assertThat(acceptedOrders()).containsExactlyInAnyOrderElementsOf(orders);
  }

  @Test
  void keepsNeitherEventNorShipmentOfATransactionThatFails() {
    var database = scene.database.jdbc();
    Subscriber subscriber = scene.subscriber();
    database.sql("ALTER TABLE shipments ADD CHECK (order_id <> 'poison')").update();
    long failed = rolledBack();
    scene.topic.ship("poison");
    await().until(() -> rolledBack() > failed);
    assertThat(rows("inbox")).isZero();
    assertThat(rows("shipments")).isZero();

    database.sql("ALTER TABLE shipments DROP CONSTRAINT shipments_order_id_check").update();

    awaitAccepted(subscriber, "poison");
    assertThat(rows("inbox")).isEqualTo(1);
  }

  @Test
  void losesNothingWhileTheDatabaseIsAway() {
    Subscriber subscriber = scene.subscriber("spring.datasource.hikari.connection-timeout=500");
    scene.topic.ship("before");
    awaitAccepted(subscriber, "before");

    scene.wire().cut();
    scene.topic.ship("meanwhile");
    await()
        .untilAsserted(
            () -> assertThat(subscriber.get("/actuator/health/readiness").status()).isEqualTo(503));
    assertThat(subscriber.get("/actuator/health/liveness").status()).isEqualTo(200);
    Subscriber.Answer away = subscriber.get("/shipments/before");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.code()).isEqualTo("UNAVAILABLE");
    scene.wire().mend();

    awaitAccepted(subscriber, "meanwhile");
    assertThat(subscriber.events("requested")).isEqualTo(2);
  }

  @Test
  void doesNotSendAgainWhatWasAcceptedWhileTheDatabaseWasAway() {
    Subscriber subscriber =
        scene.subscriber(
            "spring.datasource.hikari.connection-timeout=500", "jangbu.carrier.timeout=10s");
    scene.carrier.answerOnly(0);
    scene.topic.ship("cut-off");
    await()
        .untilAsserted(() ->
            assertThat(subscriber.get("/shipments/cut-off").json().path("attempts").asInt())
                .isEqualTo(1));
    scene.wire().cut();
    scene.carrier.open();
    await().until(() -> subscriber.unwrittenAnswers() == 1);
    // As if the outage had lasted longer than the claim.
    scene.database.jdbc().sql("UPDATE shipments SET next_attempt_at = now()").update();
    scene.wire().mend();

    awaitAccepted(subscriber, "cut-off");
    assertThat(scene.carrier.requests()).hasSize(1);
  }

  private List<String> acceptedOrders() {
    return scene.carrier.requests().stream()
        .filter(request -> request.status() == 201)
        .map(FakeCarrier.Request::orderId)
        .toList();
  }

  private long rolledBack() {
    return scene
        .database
        .jdbc()
        .sql("SELECT xact_rollback FROM pg_stat_database WHERE datname = current_database()")
        .query(Long.class)
        .single();
  }

  private long rows(String table) {
    return scene.database.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }

  private static void awaitAccepted(Subscriber subscriber, String... orders) {
    for (String order : orders) {
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(subscriber.statusOf(order)).isEqualTo("ACCEPTED"));
    }
  }
}
