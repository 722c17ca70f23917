package io.jangbu.systemtests.release;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.verify.VerifyCommand;
import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.systemtests.endtoend.HttpService;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code ./jangbu up} of 0.1.0-SNAPSHOT left when it was stopped on 2026-11-27, the last build
 * before the engine stood apart from the shop, in {@code data.zip}: the broker's directory without
 * the indexes, which Kafka makes again, and the stores of the command and the projection service.
 * Twenty-four commands to five orders and two products had been sent; {@code answers.txt} has what
 * the projection service of then said, a route and its body a line.
 *
 * <p>First outcomes are remembered for seven days, so that nothing here asks for them.
 */
class ReleaseDataTest {

  private static final Path HOME = Path.of("../..");
  private static final String RELEASE = "/release-0.1/";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String KEY = EventKeys.random("first");
  private static final String PAIR = CheckpointSigner.random();

  @TempDir private Path directory;

  @Test
  void isGoneOnWithByTheServicesOfToday() throws Exception {
    unpack();
    Map<String, JsonNode> before = answers();
    List<String> tasks = tasks();
    assertThat(tasks).hasSize(16);
    try (Lab lab = Lab.open(HOME, directory)) {
      LocalKafka kafka = lab.kafka("kafka", 1);
      String brokers = kafka.bootstrapServers();
      ServiceInstance command =
          lab.service(
              "command",
              sealed(Deployment.command(brokers, Replication.NONE))
                  .with("jangbu.checkpoints.key-file", write("pair.pem", PAIR).toString())
                  .with("jangbu.checkpoints.every", "1s"));
      ServiceInstance projection =
          lab.service("projection", sealed(Deployment.projection(brokers, Replication.NONE)));
      command.start();
      projection.start();
      command.awaitReady();
      projection.awaitReady();
      HttpService commands = new HttpService(command.address());
      HttpService views = new HttpService(projection.address());

      assertThat(before).hasSize(16);
      before.forEach((route, answer) ->
          assertThat(withoutWhatIsLater(views.json(route))).as(route).isEqualTo(answer));

      decides(commands, "/orders/old-paid/shipment", "{\"carrier\":\"DHL\"}", 3);
      decides(commands, "/products/kettle/releases", "{\"orderId\":\"old-created\"}", 9);
      rejects(commands, "/orders/old-created/shipment", "{\"carrier\":\"DHL\"}", "NOT_PAID");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            assertThat(views.json("/orders/old-paid").path("status").asString())
                .isEqualTo("SHIPPED");
            assertThat(views.json("/products/kettle").path("available").asLong()).isEqualTo(5);
          });
      verifies(brokers);
      proves(brokers);
      // The numbers of sub-topologies are what they were: nothing was restored into another place.
      assertThat(tasks()).filteredOn(task -> !isOfALaterType(task)).isEqualTo(tasks);
    }
  }

  /** An order of the release asks for no reservation, and says so since. */
  private static JsonNode withoutWhatIsLater(JsonNode answer) {
    if (answer instanceof ObjectNode object
        && object.path("fulfilment").asString("").equals("NONE")) {
      object.remove("fulfilment");
    }
    answer.forEach(ReleaseDataTest::withoutWhatIsLater);
    return answer;
  }

  /** The release had two types, with the numbers 0 and 1. */
  private static boolean isOfALaterType(String task) {
    return task.matches(".*/[2-9]_\\d+");
  }

  private static void decides(HttpService commands, String route, String body, long version) {
    HttpResponse<String> answer = commands.post(route, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"" + version + "\"");
  }

  private static void rejects(HttpService commands, String route, String body, String code) {
    assertThat(commands.post(route, body).body()).contains("\"code\":\"" + code + "\"");
  }

  private static void verifies(String brokers) {
    StringWriter out = new StringWriter();
    int exitCode =
        new CommandLine(new VerifyCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(out))
            .execute("--bootstrap-servers", brokers);
    assertThat(exitCode).as(out.toString()).isZero();
  }

  /** The events of the release have no codes, and no place in a chain; those since have. */
  private void proves(String brokers) throws Exception {
    String[] options = {
      "--bootstrap-servers", brokers,
      "--keys", write("events.keys", KEY).toString(),
      "--public-key", write("public.pem", CheckpointSigner.publicKey(PAIR)).toString()
    };
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          StringWriter out = new StringWriter();
          int exitCode =
              new CommandLine(new VerifyCommand())
                  .setOut(new PrintWriter(out))
                  .setErr(new PrintWriter(out))
                  .execute(options);
          assertThat(exitCode).as(out.toString()).isZero();
          assertThat(out.toString())
              .containsPattern("in the chain +[1-9]")
              .containsPattern("behind all checkpoints +0\n")
              .containsPattern("before the chain began +[1-9]");
        });
  }

  private static Deployment sealed(Deployment deployment) {
    return deployment.with("jangbu.integrity.keys", KEY);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  /** The directories of all stores, by task and name. */
  private List<String> tasks() throws IOException {
    try (Stream<Path> directories = Files.walk(directory, 4)) {
      return directories
          .map(path -> directory.relativize(path).toString())
          .filter(path -> path.matches("(command|projection)/state/[^/]+/[^/]*\\d+_\\d+"))
          .sorted()
          .toList();
    }
  }

  private void unpack() throws IOException {
    try (ZipInputStream zip = new ZipInputStream(resource("data.zip"))) {
      ZipEntry entry;
      while ((entry = zip.getNextEntry()) != null) {
        Path file = directory.resolve(entry.getName()).normalize();
        assertThat(file.startsWith(directory)).as(entry.getName()).isTrue();
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(requireNonNull(file.getParent()));
          Files.copy(zip, file);
        }
      }
    }
  }

  private static Map<String, JsonNode> answers() throws IOException {
    Map<String, JsonNode> answers = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(resource("answers.txt"), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .forEach(line -> {
            int end = line.indexOf(' ');
            answers.put(
                line.substring(0, end), JsonMapper.shared().readTree(line.substring(end + 1)));
          });
    }
    return answers;
  }

  private static InputStream resource(String name) {
    return requireNonNull(ReleaseDataTest.class.getResourceAsStream(RELEASE + name), name);
  }
}
