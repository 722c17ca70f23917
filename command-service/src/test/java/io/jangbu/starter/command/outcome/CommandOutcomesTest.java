package io.jangbu.starter.command.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.Http.Answer;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Two instances, each of which decides some of the partitions. */
class CommandOutcomesTest {

  @TempDir private static Path directory;
  private static KafkaHost broker;
  private static final List<RunningService> instances = new ArrayList<>();
  private static Http first;
  private static Http second;

  @BeforeAll
  static void start() throws IOException {
    broker = KafkaHost.start();
    first = new Http(instance("a").url());
    second = new Http(instance("b").url());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> held(first) + held(second) == 20 && held(first) > 0 && held(second) > 0);
  }

  private static RunningService instance(String name) throws IOException {
    int port = freePort();
    RunningService instance =
        RunningService.start(
            broker,
            directory.resolve(name),
            "--server.port=" + port,
            "--jangbu.advertised-address=127.0.0.1:" + port);
    instances.add(instance);
    return instance;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static long held(Http instance) {
    long held = 0;
    for (JsonNode context : instance.get("/actuator/commandstate").json().path("contexts")) {
      for (JsonNode partition : context.path("held")) {
        held += partition.path("ready").asBoolean() ? 1 : 0;
      }
    }
    return held;
  }

  @AfterAll
  static void stop() {
    instances.forEach(RunningService::close);
    broker.close();
  }

  @Test
  void tellsAnAcceptedCommandAtAnyInstance() {
    for (int i = 0; i < 10; i++) {
      String command = UUID.randomUUID().toString();
      String sku = "sku-" + i;
      assertThat(register(sku, command).status()).isEqualTo(201);

      for (Http instance : List.of(first, second)) {
        Answer answer = instance.get("/commands/" + command);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
            .containsExactly("commandId", "context", "sku", "outcome", "version", "events");
        assertThat(answer.json().path("commandId").asString()).isEqualTo(command);
        assertThat(answer.json().path("context").asString()).isEqualTo("inventory");
        assertThat(answer.json().path("sku").asString()).isEqualTo(sku);
        assertThat(answer.json().path("outcome").asString()).isEqualTo("ACCEPTED");
        assertThat(answer.json().path("version").asInt()).isEqualTo(1);
        assertThat(answer.json().path("events").path(0).asString()).isEqualTo(sku + "/0000000001");
      }
    }
  }

  @Test
  void tellsWhyACommandWasRejected() {
    String command = UUID.randomUUID().toString();
    String order = UUID.randomUUID().toString();
    first.post("/orders/" + order + "/delivery", "{}", "Idempotency-Key", command);

    JsonNode answer = second.get("/commands/" + command).json();

    assertThat(answer.path("orderId").asString()).isEqualTo(order);
    assertThat(answer.path("outcome").asString()).isEqualTo("REJECTED");
    assertThat(answer.path("code").asString()).isEqualTo("ORDER_NOT_FOUND");
    assertThat(answer.path("message").asString()).isNotEmpty();
    assertThat(answer.path("events")).isEmpty();
  }

  @Test
  void saysThatNoMemoryHasAnUnknownCommand() {
    String unknown = "/commands/" + UUID.randomUUID();

    first.get(unknown).assertProblem(404, "COMMAND_NOT_FOUND");
    second.get(unknown).assertProblem(404, "COMMAND_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nothing", "1-1-1-1-1", "123e4567-e89b-12d3-a456-42661417400"})
  void refusesWhatIsNoId(String id) {
    first.get("/commands/" + id).assertProblem(400, "MALFORMED");
  }

  private static Answer register(String sku, String command) {
    return first.post(
        "/products",
        "{\"sku\":\"%s\",\"name\":\"a product\"}".formatted(sku),
        "Idempotency-Key",
        command);
  }
}
