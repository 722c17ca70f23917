package io.jangbu.systemtests.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.Jangbu;
import io.jangbu.cli.demo.DemoCommand;
import io.jangbu.core.EventEnvelope;
import io.jangbu.localservices.Deployment;
import io.jangbu.localservices.Jvm;
import io.jangbu.localservices.Replication;
import io.jangbu.localservices.ServiceInstance;
import io.jangbu.localservices.lab.Lab;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.schemas.order.OrderCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code ./jangbu demo} on real services, where orders are to be paid within three seconds. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class DemoTest {

  private static final Pattern BEGUN = Pattern.compile("every id begins with (demo-[a-z0-9-]+)\n");

  /** Of it, three of 30 shoppers forget to pay, two want too much, five cancel, 20 buy. */
  private static final String SEED = "23";

  @TempDir private static Path temp;
  private static Lab lab;
  private static String brokers;
  private static ServiceInstance commands;
  private static ServiceInstance views;

  private final StringWriter out = new StringWriter();

  @BeforeAll
  static void start() {
    lab = Lab.open(Path.of("../.."), temp.resolve("lab"));
    brokers = lab.kafka("kafka", 1).bootstrapServers();
    commands =
        lab.service(
            "command",
            Deployment.command(brokers, Replication.NONE)
                .with("jangbu.topics.partitions", "4")
                .with("jangbu.fulfilment.payment-deadline", "3s")
                .in(Jvm.quickToStart()));
    views =
        lab.service(
            "projection", Deployment.projection(brokers, Replication.NONE).in(Jvm.quickToStart()));
    commands.start();
    views.start();
    commands.awaitReady();
    views.awaitReady();
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  void playsAShopAndProvesThatItsSumsAgree() {
    assertThat(demo("--checkouts", "30", "--rate", "0", "--products", "3", "--wait-unpaid"))
        .as(out::toString)
        .isZero();

    assertThat(out.toString())
        .contains("All 17 checks agree.")
        .doesNotContain("WRONG", "waiting for payment", "RUNNING", "PARKED");
    assertThat(figure("  checked out")).isEqualTo(30);
    assertThat(figure("Orders")).isEqualTo(30);
    assertThat(figure("Processes")).isEqualTo(30);
    Map<String, List<EventEnvelope<OrderEvent>>> orders = orders();
    assertThat(orders).hasSize(30);
    assertThat(figure("  delivered")).isEqualTo(ending(orders, "OrderDelivered")).isPositive();
    assertThat(figure("  cancelled, UNPAID")).isEqualTo(cancelled(orders, "UNPAID")).isPositive();
    assertThat(figure("  cancelled, OUT_OF_STOCK"))
        .isEqualTo(cancelled(orders, "OUT_OF_STOCK"))
        .isGreaterThanOrEqualTo(2);
    assertThat(figure("  delivered") + ending(orders, "OrderCancelled")).isEqualTo(30);
    assertThat(figure("Payments"))
        .isEqualTo(
            orders.values().stream()
                .filter(order -> order.stream().anyMatch(e -> e.type().equals("PaymentProcessed")))
                .count());
  }

  @Test
  void complainsOfAPieceThatItsStorekeeperHasNotTakenIn() throws Exception {
    CompletableFuture<Integer> demo =
        CompletableFuture.supplyAsync(
            () -> demo("--checkouts", "5", "--rate", "0", "--products", "1", "--timeout", "5"));
    await().atMost(Duration.ofMinutes(1)).until(() -> BEGUN.matcher(out.toString()).find());
    String ink = run() + "-ink";
    assertThat(
            new HttpService(commands.address())
                .post("/products/" + ink + "/receipts", "{\"quantity\":1}")
                .statusCode())
        .isEqualTo(200);

    assertThat(demo.get()).as(out::toString).isEqualTo(1);

    assertThat(out.toString())
        .containsPattern("WRONG views +stock: 60 received = ")
        .containsPattern(ink + ": received 60, on hand and dispatched 61\n")
        .containsPattern("WRONG log +stock: what was received is what came in")
        .contains(ink + ": the storekeeper has received 60, the log 61\n")
        .contains("2 of 17 checks do not agree.");
  }

  @Test
  void letsThoseWhoAreThereComeToTheirEndWhenItIsStopped() throws Exception {
    Path printed = temp.resolve("stopped.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Jangbu.class.getName(),
                "demo"));
    command.addAll(List.of(arguments("--duration", "600", "--rate", "20")));
    Process demo =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(printed).content(UTF_8).contains(" of 600 seconds"));
      demo.destroy();
      assertThat(demo.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      demo.destroyForcibly();
    }

    assertThat(demo.exitValue()).isEqualTo(128 + 15);
    assertThat(Files.readString(printed, UTF_8))
        .contains("All 17 checks agree.")
        .contains("Stopped before the end of the demo.");
  }

  private int demo(String... options) {
    return new CommandLine(new DemoCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(System.err, true, UTF_8))
        .execute(arguments(options));
  }

  private static String[] arguments(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--seed",
                SEED,
                "--bootstrap-servers",
                brokers,
                "--command-service",
                commands.address().toString(),
                "--projection-service",
                views.address().toString()));
    arguments.addAll(List.of(options));
    return arguments.toArray(String[]::new);
  }

  private String run() {
    Matcher begun = BEGUN.matcher(out.toString());
    assertThat(begun.find()).isTrue();
    return begun.group(1);
  }

  /** What the summary says; 0 if it does not. */
  private long figure(String label) {
    return out.toString()
        .lines()
        .filter(line -> line.matches(Pattern.quote(label) + " +\\d+"))
        .mapToLong(line -> Long.parseLong(line.substring(label.length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private Map<String, List<EventEnvelope<OrderEvent>>> orders() {
    try (EventLog<OrderEvent> log = new EventLog<>(brokers, OrderCodec.TOPICS, new OrderCodec())) {
      Map<String, List<EventEnvelope<OrderEvent>>> orders = log.streams();
      orders.keySet().removeIf(id -> !id.startsWith(run()));
      orders.forEach(EventLog::assertSound);
      return orders;
    }
  }

  private static long ending(Map<String, List<EventEnvelope<OrderEvent>>> orders, String type) {
    return orders.values().stream().filter(each -> each.getLast().type().equals(type)).count();
  }

  private static long cancelled(
      Map<String, List<EventEnvelope<OrderEvent>>> orders, String reason) {
    return orders.values().stream()
        .filter(each -> each.getLast().payload().equals(new OrderCancelled(reason)))
        .count();
  }
}
