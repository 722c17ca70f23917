package io.jangbu.cli.erase.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.cli.options.DatabaseOption;
import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.progress.StopSignal;
import io.jangbu.cli.shipments.SubscriberTables;
import io.jangbu.shop.schemas.order.OrderLog;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** On real topics and real tables. Each test looks for a text of its own. */
@Timeout(300)
class ProofTest {

  private static final String VIEW = "decides-orders-view-changelog";
  private static final String UNBOUNDED = "projects-2-orders-view-changelog";
  private static final String MEMORY = "decides-orders-memory-changelog";
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir static Path directory;

  private static LocalKafka kafka;
  private static KafkaTopics topics;
  private static SubscriberTables tables;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    topics =
        new KafkaTopics(kafka.bootstrapServers())
            .createAll(List.of(new OrderLog()))
            .create(VIEW, KafkaTopics.COMPACTED)
            .create(UNBOUNDED, Map.of("cleanup.policy", "compact"))
            .create(
                MEMORY,
                Map.of("cleanup.policy", "compact,delete", "retention.ms", "" + WEEK.toMillis()))
            .create("somebody-elses", Map.of());
    tables = SubscriberTables.start(directory).create();
  }

  @AfterAll
  static void stop() {
    tables.close();
    topics.close();
    kafka.close();
  }

  @Test
  void findsNothingWhereNothingIs() throws Exception {
    topics.send("somebody-elses", "absent", "absent");
    topics.send(VIEW, "absent-1", "absent-1");

    Proof.Result result = look("absent");

    assertThat(result.found()).isEmpty();
    assertThat(result.isComplete()).isTrue();
  }

  @Test
  void datesWhatWasOverwrittenByWhatOverwroteIt() throws Exception {
    topics.send(VIEW, "over", "overwritten");
    topics.send(VIEW, "over", "overwritten, too");
    long last = topics.send(VIEW, "over", "clean").timestamp();

    assertThat(look("overwritten").found())
        .containsExactly(
            new Found(VIEW, 2, 0, List.of(), 0, last + KafkaTopics.LAG, "max.compaction.lag.ms"));
  }

  @Test
  void hasNoDateWhereNothingBoundsIt() throws Exception {
    topics.send(UNBOUNDED, "free", "unbounded");
    topics.send(UNBOUNDED, "free", "clean");

    Proof.Result result = look("unbounded");

    assertThat(result.stands()).isFalse();
    assertThat(result.isComplete()).isFalse();
    assertThat(result.found())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.isUndated()).isTrue();
          assertThat(found.boundedBy()).isEqualTo("max.compaction.lag.ms");
        });
  }

  @Test
  void namesTheNewestRecordThatStands() throws Exception {
    topics.send(VIEW, "newest", "standing");
    long offset = topics.send(VIEW, "newest", "standing still").offset();

    assertThat(look("standing").found())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.records()).isEqualTo(2);
          assertThat(found.standing()).isEqualTo(1);
          assertThat(found.places())
              .containsExactly("%s-0 offset %d, key newest".formatted(VIEW, offset));
        });
  }

  @Test
  void datesWhatLeavesByItsAge() throws Exception {
    long sent = topics.send("orders.commands", "aged", "aging").timestamp();
    long remembered = topics.send(MEMORY, "aged", "aging").timestamp();

    assertThat(look("aging").found())
        .containsExactlyInAnyOrder(
            new Found(
                "orders.commands", 1, 0, List.of(), 0, sent + 2 * WEEK.toMillis(), "retention.ms"),
            new Found(
                MEMORY, 1, 0, List.of(), 0, remembered + 2 * WEEK.toMillis(), "retention.ms"));
  }

  @Test
  void datesATombstoneOfAKeyWithTheText() throws Exception {
    topics.send(VIEW, "dead/o-1", "x");
    long gone = topics.send(VIEW, "dead/o-1", (byte @Nullable []) null).timestamp();

    Duration day = Duration.ofDays(1);
    assertThat(look("dead").found())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.standing()).isZero();
          assertThat(found.latest()).isEqualTo(gone + 2 * KafkaTopics.LAG + day.toMillis());
        });
  }

  @Test
  void seesWhatWasAbortedAndWhatIsOpen() throws Exception {
    topics.send(VIEW, "stays", "torn");
    try (KafkaProducer<byte[], byte[]> open = topics.begin("torn")) {
      open.send(KafkaTopics.record(VIEW, "stays", "clean".getBytes(UTF_8))).get();
      open.send(KafkaTopics.record(VIEW, "other", "torn".getBytes(UTF_8))).get();
      Proof proof = proof("torn", null);

      Found meanwhile = proof.look(progress()).found().getFirst();
      assertThat(meanwhile.open()).isEqualTo(1);
      assertThat(meanwhile.standing()).isEqualTo(1);

      open.abortTransaction();
      Found aborted = proof.look(progress()).found().getFirst();
      assertThat(aborted.open()).isZero();
      assertThat(aborted.places()).singleElement().asString().contains("key stays");
      assertThat(aborted.records()).isEqualTo(2);
      assertThat(aborted.latest()).isPositive();

      topics.send(VIEW, "stays", "clean");
      assertThat(proof.look(progress()).stands()).isFalse();
    }
  }

  @Test
  void countsWhatAnotherTransactionCommits() throws Exception {
    try (KafkaProducer<byte[], byte[]> open = topics.begin("late")) {
      open.send(KafkaTopics.record(VIEW, "late", "committed".getBytes(UTF_8))).get();
      Proof proof = proof("committed", null);
      assertThat(proof.look(progress()).standing()).isEqualTo(1);

      open.commitTransaction();
      assertThat(proof.look(progress()).found())
          .singleElement()
          .satisfies(found -> {
            assertThat(found.open()).isZero();
            assertThat(found.standing()).isEqualTo(1);
            assertThat(found.records()).isEqualTo(1);
          });
    }
  }

  @Test
  void looksAtEveryTextOfTheDatabase() throws Exception {
    tables.run(
        "INSERT INTO shipments (order_id, event_id, carrier, tracking_number, last_error) VALUES"
            + " ('o-1', 'o-1/0000000003', 'dhl', 'T-1', 'no T-1 here'),"
            + " ('o-2', 'o-2/0000000003', 'dhl', 'T-10', null)");
    Proof proof = proof("T-1", database(tables.options()));

    assertThat(proof.look(progress()).found())
        .containsExactly(
            new Found(
                "shipments (database)",
                1,
                1,
                List.of("shipments.tracking_number, last_error of order_id=o-1"),
                0,
                0,
                ""));

    tables.run("UPDATE shipments SET tracking_number = '[erased]', last_error = null");
    assertThat(proof.look(progress()).found()).isEmpty();
  }

  @Test
  void saysWhatItCannotLookAt() throws Exception {
    DatabaseOption gone = database(List.of("--database-url", "jdbc:postgresql://127.0.0.1:1/x"));
    Proof proof =
        new Proof(
            client(),
            OurTopics.of(List.of(new OrderLog()), List.of("nowhere")),
            Set.of("orders.events"),
            new Wanted(List.of("absent"), List.of(), List.of()),
            gone,
            Duration.ofSeconds(30),
            StopSignal.onShutdown(""));

    Proof.Result result = proof.look(progress());

    assertThat(result.isComplete()).isFalse();
    assertThat(String.join("\n", result.unseen()))
        .contains("no topic of the application nowhere")
        .contains("127.0.0.1:1/x could not be looked at");
  }

  private static DatabaseOption database(List<String> options) {
    DatabaseOption database = new DatabaseOption();
    new CommandLine(database).parseArgs(options.toArray(String[]::new));
    return database;
  }

  private static Proof.Result look(String text) throws Exception {
    return proof(text, null).look(progress());
  }

  private static Proof proof(String text, @Nullable DatabaseOption database) {
    return new Proof(
        client(),
        OurTopics.of(List.of(new OrderLog()), List.of("decides", "projects")),
        Set.of("orders.events"),
        new Wanted(List.of(text), List.of(), List.of()),
        database,
        Duration.ofSeconds(30),
        StopSignal.onShutdown(""));
  }

  private static Progress progress() {
    return Progress.on(new PrintWriter(Writer.nullWriter()));
  }

  private static Map<String, Object> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }
}
