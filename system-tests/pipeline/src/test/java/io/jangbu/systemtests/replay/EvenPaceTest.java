package io.jangbu.systemtests.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.systemtests.endtoend.HttpService;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What is rebuilt from the events is rebuilt at an even pace: the last events take no more than
 * those before, and no partition takes many times what the others do. {@code
 * -Dreplay.events=1000000} does so with a million. Prints the figures.
 */
@Tag("slow")
@EnabledIfSystemProperty(
    named = "replay.events",
    matches = "\\d+",
    disabledReason = "takes long: -Dreplay.events=120000")
class EvenPaceTest {

  private static final int EVENTS = Integer.getInteger("replay.events", 120_000);

  /** As the command service makes them. */
  private static final int PARTITIONS = 12;

  private static final int MOST_OF_A_PARTITION = 5;

  /** A file per put has 1 to 3 KB; offsets, which have files of their own, count half. */
  private static final double LEAST_FLUSHED = 32 << 10;

  private static final Duration PATIENCE = Duration.ofMinutes(40);

  @TempDir private Path directory;

  @Test
  void takesAsLongForTheLastEventsAsForThoseBefore() throws Exception {
    try (Lab lab = Lab.open(Path.of("../.."), directory)) {
      LocalKafka kafka = lab.kafka("kafka", 1);
      PastOrders.write(kafka.bootstrapServers(), PARTITIONS, EVENTS);
      commandState(
          lab.service("command", Deployment.command(kafka.bootstrapServers(), Replication.NONE)));
      projections(
          lab.service(
              "projection", Deployment.projection(kafka.bootstrapServers(), Replication.NONE)));
    }
  }

  /** One partition after the other, each of about as many events. */
  private static void commandState(ServiceInstance command) {
    command.start();
    HttpService http = new HttpService(command.address());
    Pace pace = new Pace(EVENTS, command);
    Set<Integer> ready = new TreeSet<>();
    List<Double> readyAt = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          JsonNode held = look(http, "/actuator/commandstate").at("/contexts/0/held");
          held.valueStream()
              .filter(partition -> partition.path("ready").asBoolean())
              .filter(partition -> ready.add(partition.path("partition").asInt()))
              .forEach(_ -> readyAt.add(Pace.processorSeconds(command)));
          pace.done(held.valueStream().mapToLong(each -> each.path("eventsRead").asLong()).sum());
          return ready.size() == PARTITIONS;
        });
    print("command state", pace, command, http);
    List<Double> each = new ArrayList<>();
    for (int i = 2; i < PARTITIONS; i++) {
      each.add(readyAt.get(i) - readyAt.get(i - 1));
    }
    System.err.printf("EvenPaceTest: seconds of processor for each partition: %s%n", each);
    List<Double> sorted = each.stream().sorted().toList();
    assertThat(sorted.getLast())
        .as("the slowest partition of %s", each)
        .isLessThan(MOST_OF_A_PARTITION * sorted.get(sorted.size() / 2));
    pace.assertEven();
    command.close();
  }

  /** From zero, and then a second one beside it. */
  private static void projections(ServiceInstance projection) {
    projection.start();
    HttpService http = new HttpService(projection.address());
    project(projection, http, 0, "projection");
    assertThat(http.post("/actuator/projections/begin", "{}").statusCode()).isEqualTo(200);
    project(projection, http, 1, "second projection");
    projection.close();
  }

  private static void project(
      ServiceInstance projection, HttpService http, int place, String what) {
    Pace pace = new Pace(EVENTS, projection);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          pace.done(
              look(http, "/actuator/projections").at("/generations/" + place + "/read").asLong());
          return pace.isOver();
        });
    print(what, pace, projection, http);
    pace.assertEven();
  }

  /** Nothing while the service does not answer. */
  private static JsonNode look(HttpService http, String path) {
    try {
      return http.json(path);
    } catch (IllegalStateException _) {
      return MissingNode.getInstance();
    }
  }

  private static void print(String what, Pace pace, ServiceInstance service, HttpService http) {
    String metrics = http.get("/actuator/prometheus").body();
    double flushes = metric(metrics, "flushes_total");
    double flushed = metric(metrics, "flushed_bytes_total");
    System.err.printf(
        Locale.ROOT,
        "EvenPaceTest: %s: %s; %,.0f flushes of %,.0f bytes, stalled %.3f s; resident %,d MiB%n",
        what,
        pace,
        flushes,
        flushed / flushes,
        metric(metrics, "stalled_seconds_total"),
        service.residentBytes() >> 20);
    assertThat(flushed / flushes).as("bytes a flush").isGreaterThan(LEAST_FLUSHED);
  }

  private static double metric(String metrics, String name) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("jangbu_stores_" + name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
