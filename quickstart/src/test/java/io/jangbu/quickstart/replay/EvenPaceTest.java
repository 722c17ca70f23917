package io.jangbu.quickstart.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.localkafka.LocalKafka;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.quickstart.endtoend.HttpService;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What is made anew from the events is made at an even pace: the last events are taken as fast as
 * those before, and no partition takes many times what the others do. {@code
 * -Dreplay.events=1000000} does so with a million. Prints the figures.
 */
@Tag("slow")
class EvenPaceTest {

  private static final int EVENTS = Integer.getInteger("replay.events", 240_000);

  /** As the command service makes them. */
  private static final int PARTITIONS = 12;

  private static final Duration PATIENCE = Duration.ofMinutes(20);

  @TempDir private Path directory;

  @Test
  void replaysCommandStateAndBuildsProjections() throws Exception {
    try (Lab lab = Lab.open(Path.of(".."), directory)) {
      LocalKafka kafka = lab.kafka("kafka", 1);
      PastOrders.write(kafka.bootstrapServers(), PARTITIONS, EVENTS);
      commandState(lab, kafka.bootstrapServers());
      projections(lab, kafka.bootstrapServers());
    }
  }

  private static void commandState(Lab lab, String bootstrapServers) {
    ServiceInstance command =
        lab.service("command", Deployment.command(bootstrapServers, Replication.NONE));
    command.start();
    HttpService http = new HttpService(command.address());
    Pace pace = new Pace(EVENTS);
    Map<Integer, Long> readyAt = new TreeMap<>();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          JsonNode held =
              look(http, "/actuator/commandstate").path("contexts").path(0).path("held");
          held.valueStream()
              .filter(partition -> partition.path("ready").asBoolean())
              .forEach(partition ->
                  readyAt.putIfAbsent(partition.path("partition").asInt(), System.nanoTime()));
          pace.done(held.valueStream().mapToLong(each -> each.path("eventsRead").asLong()).sum());
          return readyAt.size() == PARTITIONS;
        });
    print("command state", pace, command);
    List<Long> ready = readyAt.values().stream().sorted().toList();
    List<Long> each =
        IntStream.range(1, PARTITIONS)
            .mapToObj(i -> (ready.get(i) - ready.get(i - 1)) / 1_000_000)
            .toList();
    System.err.printf("EvenPaceTest: milliseconds of each partition after the first: %s%n", each);
    command.close();
  }

  private static void projections(Lab lab, String bootstrapServers) {
    ServiceInstance projection =
        lab.service("projection", Deployment.projection(bootstrapServers, Replication.NONE));
    projection.start();
    HttpService http = new HttpService(projection.address());
    Pace first = project(http, 0);
    print("projection", first, projection);
    assertThat(http.post("/actuator/projections/begin", "{}").statusCode()).isEqualTo(200);
    Pace second = project(http, 1);
    print("second projection", second, projection);
    projection.close();
  }

  private static Pace project(HttpService http, int place) {
    Pace pace = new Pace(EVENTS);
    long[] history = {0};
    long began = System.nanoTime();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          JsonNode generation = look(http, "/actuator/projections").path("generations").path(place);
          if (history[0] == 0 && generation.path("history").asLong() >= EVENTS) {
            history[0] = System.nanoTime() - began;
          }
          pace.done(generation.path("read").asLong());
          return pace.isOver();
        });
    System.err.printf("EvenPaceTest: history complete after %d ms%n", history[0] / 1_000_000);
    return pace;
  }

  /** Nothing while the service does not answer. */
  private static JsonNode look(HttpService http, String path) {
    try {
      return http.json(path);
    } catch (RuntimeException _) {
      return tools.jackson.databind.node.MissingNode.getInstance();
    }
  }

  private static void print(String what, Pace pace, ServiceInstance service) {
    System.err.printf(
        "EvenPaceTest: %s: %s; resident %,d MiB, stores %,d MiB%n",
        what, pace, service.residentBytes() >> 20, service.stateBytes() >> 20);
  }
}
