package io.jangbu.systemtests.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.Jangbu;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.testkit.issuer.TokenIssuer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./jangbu} does on services that ask for tokens: all of it with one, nothing without.
 */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class CommandsWithTokensTest {

  @TempDir private static Path temp;
  private static Lab lab;
  private static TokenIssuer issuer;
  private static String brokers;
  private static ServiceInstance commands;
  private static ServiceInstance views;

  /** How a command ended, and what it printed. */
  private record Ended(int code, String printed) {}

  @BeforeAll
  static void start() {
    issuer = TokenIssuer.start();
    lab = Lab.open(Path.of("../.."), temp.resolve("lab"));
    brokers = lab.kafka("kafka", 1).bootstrapServers();
    commands =
        lab.service(
            "command",
            asking(
                Deployment.command(brokers, Replication.NONE)
                    .with("jangbu.topics.partitions", "4")));
    views = lab.service("projection", asking(Deployment.projection(brokers, Replication.NONE)));
    commands.start();
    views.start();
    commands.awaitReady();
    views.awaitReady();
  }

  @AfterAll
  static void stop() {
    lab.close();
    issuer.close();
  }

  private static Deployment asking(Deployment deployment) {
    Deployment asking = deployment.in(Jvm.quickToStart());
    for (String setting : issuer.settings("jangbu")) {
      int end = setting.indexOf('=');
      asking = asking.with(setting.substring(0, end), setting.substring(end + 1));
    }
    return asking;
  }

  @Test
  void workWithATokenAndDoNothingWithout() throws Exception {
    String seller = token("orders.write", "stock.write", "read");
    String operator = token("operate", "read");
    List<List<String>> all =
        List.of(
            List.of(
                "demo",
                "--bootstrap-servers=" + brokers,
                "--command-service=" + commands.address(),
                "--projection-service=" + views.address(),
                "--checkouts=5",
                "--rate=0",
                "--products=2"),
            List.of("rebuild", "command-state", "--command-service=" + commands.address()),
            List.of("rebuild", "projection", "--projection-service=" + views.address()),
            List.of("projections", "--projection-service=" + views.address()));

    for (List<String> command : all) {
      Ended refused = run(command);
      assertThat(refused.code()).as(refused.printed()).isIn(1, 2);
      assertThat(refused.printed()).contains("asks for an access token");
      String other = command.getFirst().equals("demo") ? token("orders.write") : seller;
      Ended lacking = run(command, "--token-file=" + other);
      assertThat(lacking.code()).as(lacking.printed()).isIn(1, 2);
      assertThat(lacking.printed()).contains("does not allow it", "the scope");
    }
    for (List<String> command : all) {
      String right = command.getFirst().equals("demo") ? seller : operator;
      Ended done = run(command, "--token-file=" + right);
      assertThat(done.code()).as(done.printed()).isZero();
    }
  }

  @Test
  void eraseWithATokenAlone() throws Exception {
    String writing = issuer.token("jangbu").of("clerk-7").with("orders.write").header();
    HttpRequest order =
        HttpRequest.newBuilder(commands.address().resolve("/orders"))
            .header("Authorization", writing)
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    """
                    {"orderId":"o-erase","customerId":"ada","currency":"EUR",
                     "lines":[{"sku":"ink","quantity":1,"unitPrice":450}]}\
                    """))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(http.send(order, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() ->
              assertThat(done(http, "clerk-7"))
                  .contains("\"id\":\"o-erase/0000000001\"", "\"actor\":\"clerk-7\""));
    }
    List<String> erase =
        List.of(
            "erase",
            "--bootstrap-servers=" + brokers,
            "--command-service=" + commands.address(),
            "--without-shipments",
            "--order=o-erase");

    Ended refused = run(erase);
    assertThat(refused.code()).as(refused.printed()).isEqualTo(2);
    assertThat(refused.printed()).contains("asks for an access token", "Nothing was erased.");

    Ended done = run(erase, "--token-file=" + token("operate"));
    assertThat(done.code()).as(done.printed()).isNotEqualTo(2);
    assertThat(done.printed()).contains("1 order");
    try (HttpClient http = HttpClient.newHttpClient()) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(done(http, "clerk-7")).isEqualTo("{\"events\":[]}"));
    }
  }

  /** What that caller has done, as the audit tells. */
  private static String done(HttpClient http, String actor)
      throws IOException, InterruptedException {
    HttpRequest audit =
        HttpRequest.newBuilder(views.address().resolve("/events?actor=" + actor))
            .header("Authorization", issuer.token("jangbu").with("read").header())
            .build();
    return http.send(audit, BodyHandlers.ofString()).body();
  }

  private static Ended run(List<String> command, String... more)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(temp, "printed", ".txt");
    List<String> line =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Jangbu.class.getName()));
    line.addAll(command);
    line.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("JANGBU_TOKEN"));
    Process process = builder.start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(printed, StandardCharsets.UTF_8));
  }

  private static String token(String... scopes) throws IOException {
    Path file = Files.createTempFile(temp, "token", "");
    Files.writeString(file, issuer.token("jangbu").with(scopes).signed());
    return file.toString();
  }
}
