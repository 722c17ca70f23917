package io.jangbu.projection;

import static io.jangbu.projection.OrderStream.CREATE;
import static io.jangbu.projection.OrderStream.PAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.shop.projection.ProjectionService;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance is killed with -9: its standbys answer at once, and nothing is lost. */
@Tag("slow")
class KilledInstanceTest {

  private static final List<OrderStream> ORDERS =
      IntStream.range(0, 40).mapToObj(i -> new OrderStream("k-" + i)).toList();

  @Test
  void readsAreAnsweredWhileAnInstanceIsAwayAndItsWorkGoesOn(
      @TempDir Path first, @TempDir Path second) throws Exception {
    int port = Instance.freePort();
    try (EventLogs log = EventLogs.fresh();
        Instance survivor = Instance.start("killed", first).awaitReady()) {
      Process killed = process(second, port);
      try {
        ORDERS.forEach(order -> log.orders().publish(order.handle(CREATE)));
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> survivor.projects() == EventLogs.TASKS / 2 && answersAll(survivor));
      } finally {
        killed.destroyForcibly().waitFor();
      }
      ORDERS.forEach(order -> log.orders().publish(order.handle(PAY)));
      TreeMap<Integer, Integer> answers = new TreeMap<>();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> {
            for (int i = 0; i < ORDERS.size(); i++) {
              answers.merge(survivor.get("/orders/k-" + i).status(), 1, Integer::sum);
            }
            return survivor.projects() == EventLogs.TASKS && paid(survivor) == 40;
          });
      assertThat(answers.keySet()).as("answers: " + answers).containsExactly(200);
      Process again = process(second, port);
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> survivor.projects() == EventLogs.TASKS / 2);
        Http http = new Http("http://127.0.0.1:" + port);
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() ->
                http.get("/stats/orders-by-status").json().path("PAID").asLong() == 40
                    && paid(survivor) == 40);
      } finally {
        again.destroyForcibly().waitFor();
      }
    }
  }

  private static Process process(Path state, int port) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ProjectionService.class.getName()));
    command.addAll(List.of(Instance.arguments("killed", state, port, port)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Http http = new Http("http://127.0.0.1:" + port);
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> http.get("/actuator/health/readiness").status() == 200);
    return process;
  }

  private static boolean answersAll(Instance instance) {
    return IntStream.range(0, ORDERS.size())
        .allMatch(i -> instance.get("/orders/k-" + i).status() == 200);
  }

  private static long paid(Instance instance) {
    return instance.get("/stats/orders-by-status").json().path("PAID").asLong();
  }
}
