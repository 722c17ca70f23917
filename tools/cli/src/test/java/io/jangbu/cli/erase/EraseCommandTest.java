package io.jangbu.cli.erase;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.erase.proof.KafkaTopics;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.shop.schemas.order.OrderLog;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On a real broker, against stand-ins of the command service. Each test has its own orders. */
@Timeout(300)
class EraseCommandTest {

  private static final List<EventLog<?, ?>> KNOWN = List.of(new OrderLog());
  private static final String EVENTS = "orders.events";
  private static final String VIEW = "jangbu-projection-service-orders-view-changelog";

  @TempDir static Path directory;

  private static LocalKafka kafka;
  private static KafkaTopics topics;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<ErasingService> services = new ArrayList<>();
  private final Map<String, byte[]> written = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    topics =
        new KafkaTopics(kafka.bootstrapServers())
            .createAll(KNOWN)
            .create(VIEW, KafkaTopics.COMPACTED)
            .create("jangbu-command-service-orders-snapshots-changelog", KafkaTopics.COMPACTED);
  }

  @AfterAll
  static void stop() {
    topics.close();
    kafka.close();
  }

  @AfterEach
  void stopServices() {
    services.forEach(ErasingService::close);
  }

  @Test
  void erasesTheOrdersOfACustomerAndProvesIt() throws Exception {
    order("whole-1", "ada");
    order("whole-2", "ada");
    order("whole-3", "ada-2");
    topics.send("orders.commands", "whole-1", "of ada");
    ErasingService one = service(3, this::rewrite, "whole-1");
    ErasingService other = service(2, this::rewrite, "whole-2");

    assertThat(run("--customer", "ada", at(one), at(other))).as(out + "\n" + err).isZero();

    assertThat(out.toString())
        .contains("To erase: 2 orders, with 4 events and 3 personal texts: whole-1, whole-2.")
        .contains("Erased: 2 orders. Of 6 events 4 were appended again; 2 remembered commands")
        .containsPattern("orders\\.commands +1  until 20\\d\\d-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC at")
        .containsPattern("orders\\.events +4  until ")
        .contains("when it is gone: ./jangbu erase --check --customer ada\n")
        .doesNotContain("pay-");
    assertThat(one.erasures).isNotEmpty().containsOnly(other.erasures.getFirst());
    assertThat(run("--check", "--customer", "ada")).isZero();
    assertThat(out.toString()).contains("./jangbu erase --check --customer ada\n");
  }

  @Test
  void leavesAloneWhatOtherOrdersHaveToo() throws Exception {
    order("shared-1", "eve");
    append("shared-1", 3, new OrderCancelled("too late"));
    order("shared-2", "eve");
    append("shared-2", 3, new OrderCancelled("too late"));

    assertThat(run("--order", "shared-1", at(service(1, this::rewrite, "shared-1"))))
        .as(out + "\n" + err)
        .isZero();
    assertThat(out.toString())
        .contains("2 of the texts are in events of other orders, too, and stay there.")
        .contains("--check --value TEXT");
  }

  @Test
  void waitsForTheReadSide() throws Exception {
    order("late-1", "kim");
    topics.send(VIEW, "late-1", "kim's");
    var follows =
        CompletableFuture.runAsync(
            () -> send(VIEW, "late-1", "[erased]"),
            CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));

    assertThat(run("--order", "late-1", at(service(1, this::rewrite, "late-1"))))
        .as(out + "\n" + err)
        .isZero();
    follows.join();
  }

  @Test
  void namesWhatStands() throws Exception {
    order("stands-1", "lee");
    long offset = topics.send(VIEW, "lee/stands-1", "").offset();

    assertThat(run("--order", "stands-1", "--timeout=6", at(service(1, this::rewrite, "stands-1"))))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("stands: " + VIEW + "-0 offset " + offset + ", key lee/stands-1")
        .doesNotContain("when it is gone");

    assertThat(run("--check", "--customer", "lee")).isEqualTo(1);
    send(VIEW, "lee/stands-1", null);
    assertThat(run("--check", "--customer", "lee")).isZero();
  }

  @Test
  void erasesNothingWithoutAnOrder() throws Exception {
    order("known-1", "mia");
    ErasingService service = service(1, this::rewrite, "known-1");

    assertThat(run("--order", "known-1", "--order", "nobody", at(service))).isEqualTo(2);
    assertThat(err.toString()).contains("There is no order nobody. Nothing was erased.");
    assertThat(run("--order", "known-1", "--dry-run", at(service))).isZero();
    assertThat(out.toString())
        .contains("To erase: 1 order, with 2 events and 2 personal texts: known-1.")
        .contains("Nothing was changed.");
    assertThat(service.erasures).isEmpty();

    assertThat(run("--customer", "nobody", at(service))).as(out + "\n" + err).isZero();
    assertThat(out.toString())
        .contains("Customer nobody has no order")
        .contains("The text is in no topic");
    assertThat(service.erasures).isEmpty();
  }

  @Test
  void saysWhyAnOrderIsNotErased() throws Exception {
    order("refused-1", "noa");
    String reason = "its event 2 is of a later release";

    assertThat(
            run(
                "--order",
                "refused-1",
                at(service(1, this::rewrite, "refused-1").refusing(reason))))
        .isEqualTo(1);
    assertThat(out.toString())
        .contains("Not erased: refused-1: " + reason)
        .contains("stands: orders.events-0 offset");

    assertThat(run("--order", "refused-1", "--timeout=5", at(service(1, this::rewrite, "none"))))
        .isEqualTo(1);
    assertThat(err.toString())
        .contains("No progress for 5 s; these orders are not erased: refused-1.", "each instance");
  }

  @Test
  void saysWhatIsWrongWithAService() throws Exception {
    order("service-1", "ola");
    assertThat(run("--order=service-1", at(service(1, this::rewrite).answering(400)))).isEqualTo(2);
    assertThat(err.toString())
        .contains("does not take it: there is no context orders. Nothing was erased.");

    assertThat(run("--order=service-1", at(service(1, this::rewrite).answering(404)))).isEqualTo(2);
    assertThat(err.toString()).contains("status 404: is it a command service of this release?");

    assertThat(run("--order=service-1", "--command-service=http://127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString()).contains("No command service answers at http://127.0.0.1:1.");
  }

  @Test
  void saysWhatItCannotLookAt() throws Exception {
    assertThat(
            command(
                "--check",
                "--value=absent",
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--database-url=jdbc:postgresql://127.0.0.1:1/none"))
        .isEqualTo(4);
    assertThat(out.toString())
        .contains("The text is in no topic and no table that was looked at.")
        .contains("127.0.0.1:1/none could not be looked at");
  }

  @Test
  void needsAKafkaAndSomethingToErase() {
    assertThat(command("--order=o-1", "--bootstrap-servers=127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString()).contains("No Kafka broker answers at 127.0.0.1:1.");
    assertThat(command("--check", "--value=x", "--bootstrap-servers=127.0.0.1:1")).isEqualTo(2);
    assertThat(err.toString()).contains("Kafka at 127.0.0.1:1 cannot be asked");

    assertThat(command()).isEqualTo(2);
    assertThat(err.toString()).contains("Name what is to be erased: --order or --customer.");
    assertThat(command("--check")).isEqualTo(2);
    assertThat(command("--check", "--order=o-1")).isEqualTo(2);
    assertThat(command("--check", "--dry-run", "--value=x")).isEqualTo(2);
    assertThat(command("--customer", "")).isEqualTo(2);
    assertThat(command("--customer", "[erased]")).isEqualTo(2);
    assertThat(err.toString()).contains("[erased] is what stands in the place of erased texts.");
  }

  private void order(String id, String customer) throws Exception {
    append(id, 1, new OrderCreated(customer, "EUR", List.of(new Line("ink", 1, 100)), 0, 100));
    append(id, 2, new PaymentProcessed("pay-" + id, 100, "card"));
  }

  private void append(String id, long version, OrderEvent payload) throws Exception {
    Instant time = Instant.parse("2026-11-21T10:00:00Z");
    EventEnvelope<OrderEvent> event =
        new EventEnvelope<>(id, version, time, time, "corr", "cause", payload);
    byte[] bytes = new OrderCodec().encodeEvent(event);
    written.put(event.id().toString(), bytes);
    topics.send(EVENTS, event.id().toString(), bytes);
  }

  /** As the command service does. */
  private void rewrite(String order) throws Exception {
    for (Map.Entry<String, byte[]> event : written.entrySet()) {
      if (event.getKey().startsWith(order + "/")) {
        topics.send(EVENTS, event.getKey(), new OrderCodec().eraseEvent(event.getValue()));
      }
    }
  }

  private static void send(String topic, String key, @Nullable String value) {
    try {
      topics.send(topic, key, value == null ? null : value.getBytes(UTF_8));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ErasingService service(int asksNeeded, ErasingService.Work work, String... held)
      throws Exception {
    ErasingService service = new ErasingService(asksNeeded, work, held);
    services.add(service);
    return service;
  }

  private static String at(ErasingService service) {
    return "--command-service=" + service.url();
  }

  private int run(String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(
        List.of("--without-shipments", "--bootstrap-servers", kafka.bootstrapServers()));
    return command(arguments.toArray(String[]::new));
  }

  private int command(String... arguments) {
    out.getBuffer().setLength(0);
    return new CommandLine(new EraseCommand(KNOWN))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
