package io.jangbu.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.log.EventTopics;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.options.ExitCode;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.kafka.record.EventLog;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.Fulfilment;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCancelled;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.OrderShipped;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.shop.schemas.cart.CartCodec;
import io.jangbu.shop.schemas.claim.ClaimCodec;
import io.jangbu.shop.schemas.fulfilment.FulfilmentCodec;
import io.jangbu.shop.schemas.inventory.InventoryCodec;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command on a real broker. */
@Timeout(90)
class VerifyCommandTest {

  private static final OrderEvent CREATED =
      new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100);
  private static final OrderEvent PAID = new PaymentProcessed("p-1", 100, "card");
  private static final OrderEvent SHIPPED = new OrderShipped("dhl", null);
  private static final OrderEvent CANCELLED = new OrderCancelled("no");

  @TempDir static Path directory;

  private static LocalKafka kafka;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void provesASoundLogAndTellsItsFigures() throws Exception {
    try (OrderTopic topic = topic("sound", 2)) {
      for (int i = 0; i < 10; i++) {
        topic.append("o-" + i, 1, CREATED);
        topic.append("o-" + i, 2, PAID);
      }

      assertThat(verify(topic.log)).isZero();
      assertThat(out.toString())
          .containsSubsequence(
              "sound.events\n",
              figure("partitions", "2"),
              figure("streams", "10"),
              figure("events", "20"),
              figure("  OrderCreated", "10"),
              figure("  PaymentProcessed", "10"),
              figure("erased", "0"),
              figure("findings", "0"),
              "  checksum ",
              "Nothing wrong was found.\n20 events in ");
    }
  }

  @Test
  void readsTheContextsThatThereAre() throws Exception {
    OrderTopic.create(kafka.bootstrapServers(), OrderCodec.TOPICS, 4);

    assertThat(run(new VerifyCommand())).isEqualTo(2);
    assertThat(err.toString()).contains("has no topic inventory.events.");
    assertThat(run(new VerifyCommand(), "--context", "orders")).isZero();

    OrderTopic.create(kafka.bootstrapServers(), InventoryCodec.TOPICS, 4);
    OrderTopic.create(kafka.bootstrapServers(), CartCodec.TOPICS, 4);
    OrderTopic.create(kafka.bootstrapServers(), FulfilmentCodec.TOPICS, 4);
    OrderTopic.create(kafka.bootstrapServers(), ClaimCodec.TOPICS, 4);
    assertThat(run(new VerifyCommand())).isZero();
    assertThat(out.toString())
        .contains("orders.events\n", "inventory.events\n", "carts.events\n", "fulfilment.events\n")
        .contains("orders, fulfilments and claims\n" + figure("findings", "0"));

    appendAnOrderWithoutAProcess();
    assertThat(run(new VerifyCommand())).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "order lonely: it reserves, and has no fulfilment\n",
            "orders, fulfilments and claims\n" + figure("findings", "1"),
            "1 finding.");
    assertThat(run(new VerifyCommand(), "--context", "orders")).isZero();
  }

  private static void appendAnOrderWithoutAProcess() throws Exception {
    OrderEvent created =
        new OrderCreated(
            "ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100, Fulfilment.RESERVE, null);
    try (OrderTopic orders = OrderTopic.of(kafka.bootstrapServers(), OrderCodec.TOPICS, 4)) {
      orders.append("lonely", 1, created);
    }
  }

  @Test
  void namesEachFaultWithPartitionAndOffset() throws Exception {
    try (OrderTopic topic = topic("faulty", 3)) {
      topic.append("gap", 1, CREATED);
      String gap = topic.append("gap", 3, SHIPPED);
      topic.append("twin", 1, CREATED);
      String twin = topic.append("twin", 1, CREATED);
      topic.append("end", 1, CREATED);
      topic.append("end", 2, CANCELLED);
      String end = topic.append("end", 3, PAID);
      String garbage = topic.append("garbage", 1, new byte[] {1, 2, 3});

      assertThat(verify(topic.log)).isEqualTo(1);
      assertThat(out.toString())
          .contains(
              gap + ": gap/0000000002 is missing before it\n",
              twin + ": is a second event of that id\n",
              end + ": PaymentProcessed does not follow from the state Cancelled\n",
              garbage + ": not decodable: ",
              figure("findings", "4"),
              "4 findings.\n");
      assertThat(err.toString()).contains("findings\n");
    }
  }

  @Test
  void printsTheFirstHundredAndCountsAll() throws Exception {
    try (OrderTopic topic = topic("many", 2)) {
      for (int i = 0; i < 110; i++) {
        topic.append("o-" + i, 2, PAID);
      }

      assertThat(verify(topic.log)).isEqualTo(1);
      assertThat(out.toString()).contains("\n... and 10 more\n", "110 findings.");
      assertThat(out.toString().lines().filter(line -> line.contains(" offset "))).hasSize(100);
      assertThat(verify(topic.log, "--all")).isEqualTo(1);
      assertThat(out.toString().lines().filter(line -> line.contains(" offset "))).hasSize(210);
    }
  }

  @Test
  void takesErasedEventsForNoGap() throws Exception {
    try (OrderTopic topic = topic("erased", 1)) {
      topic.append("o-1", 1, CREATED);
      topic.append("o-1", 3, SHIPPED);
      topic.append("o-2", 2, PAID);
      topic.append("o-1", 2, (byte[]) null);

      assertThat(verify(topic.log, "--erased", "o-2/0000000001")).isZero();
      assertThat(out.toString()).contains(figure("erased", "2"));
    }
  }

  @Test
  void saysThatRecordsBehindAnOpenTransactionWentUnread() throws Exception {
    try (OrderTopic topic = topic("open", 1);
        KafkaProducer<String, byte[]> producer =
            OrderTopic.producer(kafka.bootstrapServers(), Map.of("transactional.id", "open"))) {
      topic.append("o-1", 1, CREATED);
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(topic.event("o-1", 2, PAID)).get();
      producer.send(topic.event("o-1", 9, PAID)).get();

      assertThat(verify(topic.log, "--timeout", "1")).isEqualTo(4);
      assertThat(out.toString())
          .contains(
              figure("events", "1"),
              "2 records went unread behind transactions that are open: ./jangbu transactions");

      producer.abortTransaction();
      topic.append("o-1", 2, PAID);
      assertThat(verify(topic.log)).as("what was aborted is no event").isZero();
    }
  }

  @Test
  void waitsForATransactionThatEndsSoon() throws Exception {
    try (OrderTopic topic = topic("ending", 1);
        KafkaProducer<String, byte[]> producer =
            OrderTopic.producer(kafka.bootstrapServers(), Map.of("transactional.id", "ending"))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(topic.event("o-1", 1, CREATED)).get();
      var ending = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);
      CompletableFuture<Void> committed =
          CompletableFuture.runAsync(producer::commitTransaction, ending);

      assertThat(verify(topic.log)).isZero();
      assertThat(out.toString()).contains(figure("events", "1"));
      committed.join();
    }
  }

  @Test
  void doesNotLookAtWhatIsAppendedMeanwhile() throws Exception {
    try (OrderTopic topic = topic("live", 2)) {
      topic.append("o-1", 1, CREATED);
      topic.append("o-2", 1, CREATED);
      var ranges = EventTopics.ranges(client(kafka), List.of(topic.log), Duration.ZERO);
      topic.append("o-1", 9, PAID);
      var progress = new RecordedProgress(() -> {});

      assertThat(verify(ranges, kafka, progress, StopSignal.onShutdown("")))
          .isEqualTo(ExitCode.DONE);
      assertThat(out.toString()).contains(figure("events", "2"));
      assertThat(progress.steps).isEqualTo(2);
      assertThat(progress.done).isEqualTo(2);
    }
  }

  @Test
  void comesToAnEndWhenItIsStoppedAndTellsWhatItFoundUntilThen() throws Exception {
    try (OrderTopic topic = topic("stopped", 2)) {
      fillBothPartitions(topic);
      var ranges = EventTopics.ranges(client(kafka), List.of(topic.log), Duration.ZERO);
      StopSignal stop = StopSignal.onShutdown("");

      assertThat(verify(ranges, kafka, new RecordedProgress(stop::request), stop))
          .isEqualTo(ExitCode.STOPPED);
      assertThat(out.toString())
          .contains(
              figure("partitions", "1 of 2"),
              "Stopped. Nothing wrong was found in what was read until then.");
    }
  }

  @Test
  void saysHowFarItCameWhenTheBrokerGoesAway() throws Exception {
    try (LocalKafka mortal = LocalKafka.start(directory.resolve("mortal"))) {
      Map<EventLog<?, ?>, List<PartitionRange>> ranges;
      try (OrderTopic topic = OrderTopic.create(mortal.bootstrapServers(), "mortal", 2)) {
        fillBothPartitions(topic);
        ranges = EventTopics.ranges(client(mortal), List.of(topic.log), Duration.ZERO);
      }
      var progress = new RecordedProgress(() -> mortal.kill(0));

      assertThat(verify(ranges, mortal, progress, StopSignal.onShutdown("")))
          .isEqualTo(ExitCode.CUT_OFF);
      assertThat(progress.notes)
          .containsExactly(
              "The broker went away at offset 0 of 10 of mortal.events-1: no answer for 2 s.");
      assertThat(out.toString())
          .contains(
              figure("partitions", "1 of 2"),
              "Not complete. Nothing wrong was found in what was read until then.");
    }
  }

  @Test
  void saysThatNoBrokerAnswers() throws Exception {
    int closed;
    try (var socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    assertThat(
            new CommandLine(new VerifyCommand())
                .setErr(new PrintWriter(err))
                .execute("--bootstrap-servers", "127.0.0.1:" + closed))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith("No Kafka broker answers at 127.0.0.1:" + closed + ".");
  }

  @Test
  void refusesWhatIsNoContextNoEventAndNoTimeout() {
    assertThat(run(new VerifyCommand(), "--context", "order")).isEqualTo(2);
    assertThat(err.toString())
        .contains("There is no context order, but orders, inventory, carts, fulfilment, claims.");
    assertThat(run(new VerifyCommand(), "--erased", "o-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--erased: an event's id is stream/version");
    assertThat(run(new VerifyCommand(), "--timeout", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--timeout is 1 to 86400 seconds.");
  }

  @Test
  void readsErasedEventsFromAFileAsItsHelpSays() throws Exception {
    Path file = Files.writeString(directory.resolve("erased.txt"), "--erased\no-1/0000000001\n");
    try (OrderTopic topic = topic("file", 1)) {
      topic.append("o-1", 2, PAID);

      assertThat(verify(topic.log, "@" + file)).isZero();
    }
    assertThat(run(new VerifyCommand(), "--help")).isZero();
    assertThat(out.toString()).contains("Exit codes:", "  3     the broker went away");
  }

  private static OrderTopic topic(String context, int partitions) throws Exception {
    return OrderTopic.create(kafka.bootstrapServers(), context, partitions);
  }

  private static void fillBothPartitions(OrderTopic topic) throws Exception {
    int[] count = new int[2];
    for (int i = 0; count[0] < 10 || count[1] < 10; i++) {
      int partition = StreamPartition.of("o-" + i, 2);
      if (count[partition]++ < 10) {
        topic.append("o-" + i, 1, CREATED);
      }
    }
  }

  private ExitCode verify(
      Map<EventLog<?, ?>, List<PartitionRange>> ranges,
      LocalKafka broker,
      Progress progress,
      StopSignal stop) {
    try (stop;
        LogReader reader = new LogReader(client(broker), Duration.ofSeconds(2), progress, stop)) {
      return new Verification(
              reader, Proofs.NONE, Set.of(), new Findings(100), progress, new PrintWriter(out))
          .run(ranges);
    }
  }

  private int verify(EventLog<?, ?> log, String... arguments) {
    return run(new VerifyCommand(List.of(log)), arguments);
  }

  private int run(VerifyCommand command, String... arguments) {
    CommandLine commandLine =
        new CommandLine(command).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    String[] all = new String[arguments.length + 2];
    all[0] = "--bootstrap-servers";
    all[1] = kafka.bootstrapServers();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return commandLine.execute(all);
  }

  private static String figure(String label, String figure) {
    return "  %-26s %18s\n".formatted(label, figure);
  }

  private static Map<String, Object> client(LocalKafka broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
