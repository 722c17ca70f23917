package io.jangbu.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Everything that the compose file starts, used as its users do and broken as life does. */
@Tag("docker")
@TestInstance(Lifecycle.PER_CLASS)
class ComposeTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int SOME = 20;

  private final Compose compose = new Compose(Path.of("../.."));
  private final Client client = new Client();

  @RegisterExtension
  final AfterTestExecutionCallback tellWhy =
      context -> context.getExecutionException().ifPresent(_ -> printLogs());

  @BeforeAll
  void up() {
    compose.requireEngine();
    compose.endLeftovers();
    long begin = System.nanoTime();
    try {
      compose.up();
    } catch (IllegalStateException e) {
      printLogs();
      throw e;
    }
    System.out.printf("All healthy after %s%n", since(begin));
  }

  @AfterAll
  void down() {
    client.close();
    compose.down();
  }

  @Test
  void runsNothingAsRoot() {
    assertThat(compose.services())
        .allSatisfy(
            service -> assertThat(compose.exec(service, "id", "-u")).as(service).isNotEqualTo("0"));
  }

  @Test
  void takesAnOrderFromHttpToTheCarrier() throws Exception {
    String id = "o-" + UUID.randomUUID();

    JsonNode view = lives(client).live(id).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(view.path("status").asString()).isEqualTo("DELIVERED");
    assertThat(view.path("version").asLong()).isEqualTo(OrderLives.VERSIONS);
    awaitDispatched(List.of(id));
  }

  @Test
  void losesNothingWhenABrokerAndAnInstanceOfEachServiceAreKilled() {
    try (Client user = new Client()) {
      OrderLives orders = lives(user);
      orders.begin();
      awaitMore(orders);
      for (String victim : List.of("kafka-2", "command-1", "projection-1")) {
        compose.kill(victim);
        long begin = System.nanoTime();
        awaitMore(orders);
        System.out.printf("%s killed: %d more orders took %s%n", victim, SOME, since(begin));
      }
      compose.up();
      awaitMore(orders);
      orders.end();
      await().atMost(PATIENCE.plus(PATIENCE)).until(() -> !orders.isBusy());
      System.out.printf(
          "%d orders; the longest command took %s, the longest read %s; %d times sent again%n",
          orders.ended().size(), user.longestCommand(), user.longestRead(), user.repeats());

      assertThat(orders.failures()).isEmpty();
      assertThat(orders.ended())
          .allSatisfy(id -> {
            JsonNode view = orders.view(id, OrderLives.VERSIONS).get(30, TimeUnit.SECONDS);
            assertThat(view.path("version").asLong()).isEqualTo(OrderLives.VERSIONS);
            assertThat(view.path("status").asString()).isEqualTo("DELIVERED");
          });
      awaitDispatched(orders.ended());
    }
  }

  @Test
  void stopsEverythingInGoodOrderWithinThirtySeconds() {
    List<String> each =
        List.of(
            "command-2",
            "projection-2",
            "shipping-subscriber",
            "carrier",
            "gateway",
            "kafka-3",
            "postgres");
    for (String service : each) {
      long begin = System.nanoTime();
      compose.stop(service);
      System.out.printf("%s stopped after %s%n", service, since(begin));

      assertThat(since(begin)).as(service).isLessThan(Duration.ofSeconds(30));
      assertThat(compose.inspect(service, "{{.State.ExitCode}}")).as(service).isIn("0", "143");
      assertThat(compose.log(service, 50)).as(service).doesNotContain("did not close within");
    }
    compose.up();
  }

  @Test
  void startsAnInstanceAgainThatHasEnded() {
    compose.exec("projection-1", "bash", "-c", "kill -TERM 1");

    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> compose.inspect("projection-1", "{{.RestartCount}} {{.State.Health.Status}}"),
            "1 healthy"::equals);
  }

  private void printLogs() {
    for (String service : compose.services()) {
      System.out.printf("--- %s%n%s%n", service, compose.log(service, 40));
    }
  }

  private OrderLives lives(Client user) {
    return new OrderLives(user, compose.address("COMMAND"), compose.address("PROJECTION"));
  }

  private static void awaitMore(OrderLives orders) {
    int wanted = orders.ended().size() + SOME;
    await()
        .atMost(PATIENCE)
        .until(() -> orders.ended().size() >= wanted || !orders.failures().isEmpty());
    assertThat(orders.failures()).isEmpty();
  }

  /** Waits until the carrier has said its last word on each, and sees that it said it once. */
  private void awaitDispatched(List<String> orders) {
    for (String id : orders) {
      URI shipment = compose.address("SHIPPING").resolve("/shipments/" + id);
      String status =
          await()
              .atMost(PATIENCE)
              // Most are done by now, and there are hundreds.
              .pollDelay(Duration.ZERO)
              // It is not known until the event has come.
              .ignoreExceptions()
              .until(
                  () -> client.get(shipment).get(30, TimeUnit.SECONDS).path("status").asString(),
                  said -> !said.equals("REQUESTED"));
      // One in a hundred it refuses for good.
      if (status.equals("ACCEPTED")) {
        URI accepted = compose.address("CARRIER").resolve("/shipments/" + id);
        assertThat(client.get(accepted).join().path("references")).as(id).hasSize(1);
      }
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin).truncatedTo(ChronoUnit.MILLIS);
  }
}
