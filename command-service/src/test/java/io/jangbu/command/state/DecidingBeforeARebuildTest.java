package io.jangbu.command.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What is decided just before a rebuild begins is still on its way to the log, for long here, and
 * the stores are so small that the rebuild needs no time. It must not begin before that.
 */
@Tag("slow")
class DecidingBeforeARebuildTest {

  private static final int TIMES = 5;

  @Test
  void givesNoVersionTwice(@TempDir Path directory) throws Exception {
    AggregateSample<?> sample = AggregateSample.all().findFirst().orElseThrow();
    try (KafkaHost broker = KafkaHost.start();
        RunningService service =
            RunningService.start(
                broker,
                directory.resolve("state"),
                "--spring.kafka.streams.properties.producer.linger.ms=200");
        TopicClient client = new TopicClient(broker.bootstrapServers(), sample.type())) {
      Http http = new Http(service.url());
      for (int i = 0; i < TIMES; i++) {
        decideWhileARebuildBegins(sample, http, client);
      }
      assertThat(client.allEvents()).hasSize(TIMES * 2);
    }
  }

  private static <C> void decideWhileARebuildBegins(
      AggregateSample<C> sample, Http http, TopicClient client) {
    String stream = UUID.randomUUID().toString();
    String rebuild = UUID.randomUUID().toString();
    http.post("/actuator/commandstate", "{\"rebuild\":\"" + rebuild + "\"}");
    CommandEnvelope<C> begin = sample.begin(stream);
    client.send(sample.record(begin));
    assertThat(result(sample, client, begin).version()).isEqualTo(1);
    await().atMost(Duration.ofSeconds(30)).until(() -> isRebuilt(http, rebuild));
    CommandEnvelope<C> next = sample.next(stream);
    client.send(sample.record(next));
    assertThat(result(sample, client, next))
        .returns(true, CommandResult::accepted)
        .returns(2L, CommandResult::version);
  }

  private static CommandResult result(
      AggregateSample<?> sample, TopicClient client, CommandEnvelope<?> command) {
    return sample.type().codec().decodeResult(client.awaitResult(command.commandId()).value());
  }

  private static boolean isRebuilt(Http http, String rebuild) {
    return http.get("/actuator/commandstate")
        .json()
        .path("contexts")
        .valueStream()
        .flatMap(context -> context.path("held").valueStream())
        .allMatch(held -> isRebuilt(held, rebuild));
  }

  private static boolean isRebuilt(JsonNode held, String rebuild) {
    return held.path("ready").asBoolean() && held.path("rebuild").asString("").equals(rebuild);
  }
}
