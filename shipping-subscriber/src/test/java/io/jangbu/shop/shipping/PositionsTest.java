package io.jangbu.shop.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.domain.order.OrderEvent.OrderDelivered;
import io.jangbu.shop.shipping.scene.FakeCarrier;
import io.jangbu.shop.shipping.scene.Scene;
import io.jangbu.shop.shipping.scene.Subscriber;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far the topic was taken in is what the database says, whatever the group says. */
class PositionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String[] ORDERS =
      IntStream.range(0, 16).mapToObj(i -> "order-" + i).toArray(String[]::new);

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
  void takesInWhatAForeignConsumerOfItsGroupHasReadAway() {
    Subscriber subscriber = scene.subscriber();
    scene.topic.ship("before");
    awaitAccepted(subscriber, 1);

    int taken = scene.group().readByMistake(() -> scene.topic.ship(ORDERS));

    assertThat(taken).isPositive();
    awaitAccepted(subscriber, 1 + ORDERS.length);
    assertThat(scene.carrier.requests()).hasSize(1 + ORDERS.length);
    assertThat(subscriber.positionsDiffered("ahead")).isPositive();
    await().atMost(PATIENCE).until(() -> subscriber.lag() == 0);
    await().atMost(PATIENCE).until(subscriber::isReady);
  }

  @Test
  void goesOnWhereTheDatabaseIsWhenTheGroupsOffsetsAreLost() throws Exception {
    try (Subscriber first = scene.subscriber()) {
      scene.topic.ship(ORDERS);
      awaitAccepted(first, ORDERS.length);
    }
    scene.forgetOffsets();
    Subscriber second = scene.subscriber();
    scene.topic.ship("next");

    awaitAccepted(second, ORDERS.length + 1);
    assertThat(second.events("duplicate")).isZero();
    // Kafka's tools see how far it is all the same.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(scene.group().read()).isEqualTo(ORDERS.length + 1));
  }

  @Test
  void movesOnAlsoWhereNothingIsShipped() {
    Subscriber subscriber = scene.subscriber();
    for (String order : ORDERS) {
      scene.topic.publish(order, 4, new OrderDelivered());
    }
    await().atMost(PATIENCE).until(() -> noted() == ORDERS.length);
    await().atMost(PATIENCE).until(() -> subscriber.lag() == 0);
  }

  @Test
  void refusesAnEmptyDatabaseUnderAGroupThatHasReadUntilItsOffsetsAreSetBack() throws Exception {
    shippedAndLost();
    Subscriber second = scene.subscriber();
    await().atMost(PATIENCE).until(() -> !second.isReady());
    scene.topic.ship("later");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(second.health("positions"))
                .contains("the database is empty")
                .contains("./jangbu shipments from-start")
                .contains("./jangbu shipments from-now"));
    assertThat(second.get("/actuator/health/liveness").status()).isEqualTo(200);
    assertThat(second.get("/actuator/health/readiness").text())
        .contains("./jangbu shipments from-start");
    assertThat(rows("inbox")).isZero();
    second.close();

    scene.group().resetToEarliest();
    Subscriber third = scene.subscriber();

    awaitAccepted(third, ORDERS.length + 1);
    await().atMost(PATIENCE).until(third::isReady);
  }

  @Test
  void goesOnByItselfOnceSomebodyHasChosenForAnEmptyDatabase() {
    shippedAndLost();
    Subscriber second = scene.subscriber();
    await().atMost(PATIENCE).until(() -> !second.isReady());

    scene
        .database
        .jdbc()
        .sql("INSERT INTO inbox_topics (topic, topic_id) VALUES ('orders.events', ?)")
        .param(scene.topic.id())
        .update();
    scene
        .database
        .jdbc()
        .sql(
            """
            INSERT INTO inbox_positions (topic, partition, next_offset, chosen)
            SELECT 'orders.events', partition, 0, true FROM generate_series(0, 3) AS partition
            """)
        .update();

    awaitAccepted(second, ORDERS.length);
    await().atMost(PATIENCE).until(second::isReady);
    assertThat(scene.carrier.requests())
        .extracting(FakeCarrier.Request::key)
        .as("asked for again, under the same keys")
        .hasSizeGreaterThanOrEqualTo(2 * ORDERS.length)
        .hasSameElementsAs(Stream.of(ORDERS).map(order -> order + "/0000000003").toList());
    assertThat(second.positionsDiffered("ahead")).isZero();
  }

  @Test
  void adoptsTheGroupsPositionsOnceWhereAnOlderReleaseHasNotedNone() {
    try (Subscriber first = scene.subscriber()) {
      scene.topic.ship(ORDERS);
      awaitAccepted(first, ORDERS.length);
      awaitGroup(ORDERS.length);
    }
    scene.database.jdbc().sql("TRUNCATE inbox_topics, inbox_positions").update();

    Subscriber second = scene.subscriber();
    await().atMost(PATIENCE).until(() -> noted() == ORDERS.length);
    scene.topic.ship("next");

    awaitAccepted(second, ORDERS.length + 1);
    assertThat(second.events("duplicate")).isZero();
  }

  @Test
  void refusesATopicThatWasRecreated() throws Exception {
    try (Subscriber first = scene.subscriber()) {
      scene.topic.ship(ORDERS);
      awaitAccepted(first, ORDERS.length);
    }
    scene.topic.delete().create();
    scene.topic.ship("of-another-log");

    Subscriber second = scene.subscriber();

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(second.health("positions")).contains("was deleted and recreated"));
    assertThat(second.isReady()).isFalse();
    assertThat(rows("inbox")).isEqualTo(ORDERS.length);
  }

  @Test
  void noticesATopicThatIsRecreatedWhileItRuns() throws Exception {
    Subscriber subscriber = scene.subscriber();
    scene.topic.ship(ORDERS);
    awaitAccepted(subscriber, ORDERS.length);

    scene.topic.delete().create();

    await().atMost(PATIENCE).until(() -> !subscriber.isReady());
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(subscriber.health("topics")).contains("it was recreated"));
    assertThat(subscriber.partitionsChanged()).isEqualTo(1);
  }

  @Test
  void saysThatTheLogEndsBeforeTheDatabasesPosition() {
    try (Subscriber first = scene.subscriber()) {
      scene.topic.ship(ORDERS);
      awaitAccepted(first, ORDERS.length);
    }
    scene
        .database
        .jdbc()
        .sql("UPDATE inbox_positions SET next_offset = next_offset + 100")
        .update();

    Subscriber second = scene.subscriber();

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(second.health("positions")).contains("Kafka is older than the database"));
    assertThat(second.isReady()).isFalse();
  }

  private void shippedAndLost() {
    try (Subscriber first = scene.subscriber()) {
      scene.topic.ship(ORDERS);
      awaitAccepted(first, ORDERS.length);
      awaitGroup(ORDERS.length);
    }
    scene.loseDatabase();
  }

  private void awaitGroup(long read) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(scene.group().read()).isEqualTo(read));
  }

  private static void awaitAccepted(Subscriber subscriber, int shipments) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(subscriber.count("ACCEPTED")).isEqualTo(shipments));
  }

  private long noted() {
    return scene
        .database
        .jdbc()
        .sql("SELECT coalesce(sum(next_offset), 0) FROM inbox_positions")
        .query(Long.class)
        .single();
  }

  private long rows(String table) {
    return scene.database.jdbc().sql("SELECT count(*) FROM " + table).query(Long.class).single();
  }
}
