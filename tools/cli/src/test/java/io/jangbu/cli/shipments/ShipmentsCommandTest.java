package io.jangbu.cli.shipments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.testkit.kafka.FreshTopics;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on a real broker and a real database. */
@Timeout(240)
class ShipmentsCommandTest {

  @TempDir static Path directory;

  private static LocalKafka kafka;
  private static SubscriberTables tables;
  private static String id = "";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.start(directory.resolve("kafka"));
    tables = SubscriberTables.start(directory);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      FreshTopics.create(admin, List.of(new NewTopic("orders.events", 2, (short) 1)));
      var found = admin.describeTopics(List.of("orders.events")).allTopicNames().get();
      id = requireNonNull(found.get("orders.events")).topicId().toString();
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (int i = 0; i < 5; i++) {
        producer.send(new ProducerRecord<>("orders.events", 1, "key", "value")).get();
      }
    }
  }

  @AfterAll
  static void stop() {
    tables.close();
    kafka.close();
  }

  @BeforeEach
  void createTables() throws Exception {
    tables.create();
  }

  @Test
  void beginsNow() throws Exception {
    assertThat(run("from-now")).as(err.toString()).isZero();
    assertThat(positions()).isEqualTo(id + " 0:0 1:5 chosen");
    assertThat(out.toString()).contains("orders.events is taken in from now on, in 2 partitions");
  }

  @Test
  void beginsWithTheFirstEventWhateverIsThere() throws Exception {
    assertThat(run("from-now")).as(err.toString()).isZero();
    tables.run("UPDATE inbox_positions SET chosen = false");

    assertThat(run("from-start")).as(err.toString()).isZero();
    assertThat(positions()).isEqualTo(id + " 0:0 1:0 chosen");
  }

  @Test
  void leavesOutNothingThatADatabaseIsToTakeInYet() throws Exception {
    assertThat(run("from-start")).isZero();

    assertThat(run("from-now")).isEqualTo(1);
    assertThat(err.toString()).contains("would leave out what was not taken in yet");
    assertThat(positions()).isEqualTo(id + " 0:0 1:0 chosen");
  }

  @Test
  void saysWhatItNeeds() throws Exception {
    tables.run("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
    assertThat(run("from-start")).isEqualTo(1);
    assertThat(err.toString()).contains("Start it once: it makes them");

    assertThat(run("from-start", "--database-url", "jdbc:postgresql://127.0.0.1:1/none"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("127.0.0.1:1/none cannot be used");
  }

  private String positions() throws Exception {
    return tables.ask(
        """
        SELECT max(topic_id) || ' '
          || string_agg(partition || ':' || next_offset, ' ' ORDER BY partition)
          || CASE WHEN bool_and(chosen) THEN ' chosen' ELSE '' END
        FROM inbox_topics JOIN inbox_positions USING (topic)
        """);
  }

  private int run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    if (options.length == 0) {
      arguments.addAll(tables.options());
    }
    arguments.addAll(List.of(options));
    return new CommandLine(new ShipmentsCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }
}
