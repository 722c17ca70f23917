package io.jangbu.starter.command.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.testkit.hosts.KafkaHost;
import io.jangbu.testkit.issuer.TokenIssuer;
import io.jangbu.testkit.kafka.process.LoopbackPorts;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that ask for tokens search for a command in the name of whoever asks. */
class OutcomesWithTokensTest {

  private static final String CONTEXTS = "/actuator/commandstate";

  @TempDir private Path directory;

  @Test
  void areFoundAtEitherInstance() {
    try (TokenIssuer issuer = TokenIssuer.start();
        KafkaHost broker = KafkaHost.start();
        RunningService one = instance(broker, issuer, "one");
        RunningService two = instance(broker, issuer, "two")) {
      String operate = issuer.token("jangbu").with("operate").header();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> held(one, operate) > 0 && held(two, operate) > 0);
      String read = issuer.token("jangbu").with("read").header();
      for (String command : commands(one, issuer.token("jangbu").with("stock.write").header())) {
        for (RunningService instance : List.of(one, two)) {
          Http.Answer answer = get(instance, "/commands/" + command, read);
          assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        }
      }
      get(two, "/commands/" + UUID.randomUUID(), read).assertProblem(404, "COMMAND_NOT_FOUND");
      get(two, "/commands/" + UUID.randomUUID(), operate).assertProblem(403, "FORBIDDEN");
    }
  }

  private RunningService instance(KafkaHost broker, TokenIssuer issuer, String name) {
    int port = LoopbackPorts.free();
    List<String> settings = new ArrayList<>();
    settings.add("--server.port=" + port);
    settings.add("--jangbu.advertised-address=127.0.0.1:" + port);
    for (String setting : issuer.settings("jangbu")) {
      settings.add("--" + setting);
    }
    return RunningService.start(broker, directory.resolve(name), settings.toArray(String[]::new));
  }

  private static List<String> commands(RunningService service, String authorization) {
    Http http = new Http(service.url());
    return IntStream.range(0, 10)
        .mapToObj(i -> {
          String id = UUID.randomUUID().toString();
          Http.Answer answer =
              http.post(
                  "/products",
                  "{\"sku\":\"sku-%d\",\"name\":\"a product\"}".formatted(i),
                  "Idempotency-Key",
                  id,
                  "Authorization",
                  authorization);
          assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
          return id;
        })
        .toList();
  }

  private static long held(RunningService service, String authorization) {
    return get(service, CONTEXTS, authorization)
        .json()
        .path("contexts")
        .valueStream()
        .flatMap(context -> context.path("held").valueStream())
        .filter(partition -> partition.path("ready").asBoolean())
        .count();
  }

  private static Http.Answer get(RunningService service, String path, String authorization) {
    return new Http(service.url())
        .send(
            HttpRequest.newBuilder(URI.create(service.url() + path)),
            "Authorization",
            authorization);
  }
}
