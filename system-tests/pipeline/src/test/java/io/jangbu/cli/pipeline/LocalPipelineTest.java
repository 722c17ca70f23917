package io.jangbu.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.verify.VerifyCommand;
import io.jangbu.localservices.Service;
import io.jangbu.localservices.carrier.Temperament;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LocalPipelineTest {

  private static final Path HOME = Path.of("../..");

  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> notes = new CopyOnWriteArrayList<>();

  @Test
  void keepsItsServicesUpAndItsDataFromRunToRunAndLeavesNothingRunning() throws Exception {
    PipelineSettings settings =
        new PipelineSettings(HOME, data, Ports.FREE, Temperament.flawless());
    List<Long> pids;
    try (LocalPipeline pipeline = LocalPipeline.start(settings, new RecordedNotes(notes))) {
      pids = Stream.of(Service.values()).map(pipeline::pid).toList();
      assertThat(create(pipeline, "o-1").statusCode()).isEqualTo(201);
      assertThat(look(pipeline, "o-1").body()).contains("\"status\":\"CREATED\"");
      assertThatIllegalStateException()
          .isThrownBy(() -> LocalPipeline.prepare(settings, Announcements.none()))
          .withMessageContaining("in use");

      ProcessHandle.of(pipeline.pid(Service.PROJECTION)).orElseThrow().destroyForcibly();
      await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(() -> look(pipeline, "o-1").statusCode() == 200);
      // It answers for what it holds before it is ready for everything.
      await().atMost(Duration.ofMinutes(1)).until(() -> notes.size() >= 2);
      assertThat(notes)
          .satisfiesExactly(
              note ->
                  assertThat(note)
                      .isEqualTo("projection-service ended (signal 9), starting it again"),
              note -> assertThat(note).startsWith("projection-service is ready again after "));
    }
    assertThat(pids).allMatch(pid -> ProcessHandle.of(pid).isEmpty());

    try (LocalPipeline pipeline = LocalPipeline.start(settings, Announcements.none())) {
      assertThat(create(pipeline, "o-1").body()).contains("ORDER_EXISTS");
      pipeline.kill(Service.COMMAND);
      assertThat(pipeline.isAlive(Service.COMMAND)).isFalse();
      pipeline.restart(Service.COMMAND);
      assertThat(create(pipeline, "o-2").statusCode()).isEqualTo(201);
      // Restarts and a kill have left no mark on the chain.
      await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> verify(pipeline, settings.integrity()));
    }
  }

  private static void verify(LocalPipeline pipeline, IntegrityFiles files) {
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new VerifyCommand())
            .setOut(new PrintWriter(out))
            .execute(
                "--context",
                "orders",
                "--bootstrap-servers",
                pipeline.bootstrapServers(),
                "--keys",
                files.eventKeys().toString(),
                "--public-key",
                files.publicKey().toString());
    assertThat(exitCode).as(out.toString()).isZero();
  }

  private HttpResponse<String> create(LocalPipeline pipeline, String order) throws Exception {
    String body =
        """
        {"orderId":"%s","customerId":"ada","currency":"EUR",
         "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}
        """
            .formatted(order);
    return http.send(
        request(pipeline.address(Service.COMMAND).resolve("/orders"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> look(LocalPipeline pipeline, String order) throws Exception {
    URI address = pipeline.address(Service.PROJECTION);
    return http.send(
        request(address.resolve("/orders/" + order + "?minVersion=1")).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
  }
}
