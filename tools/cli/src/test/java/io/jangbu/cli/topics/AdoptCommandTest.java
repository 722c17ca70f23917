package io.jangbu.cli.topics;

import static io.jangbu.cli.topics.ContextOnKafka.PARTITIONS;
import static io.jangbu.cli.topics.ContextOnKafka.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command on a real broker: brings the partitions of a topic back, with all its records. */
@Timeout(120)
class AdoptCommandTest {

  private static final String SERVICE = "jangbu-command-service";

  @TempDir static Path directory;
  private static LocalKafka kafka;

  private Adopting adopting;
  private String commands;

  @SuppressWarnings("NullAway.Init") // before each test
  AdoptCommandTest() {}

  @BeforeAll
  static void start() {
    kafka = LocalKafka.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void makeTopics() throws Exception {
    adopting = new Adopting(kafka.bootstrapServers());
    commands = adopting.context.topics.commands();
  }

  @AfterEach
  void disconnect() {
    adopting.close();
  }

  @Test
  void bringsHomeWhatWasNotDecidedAndLetsNothingBeDecidedAgain() throws Exception {
    Map<Integer, List<Integer>> decided = decideSomeAndGrow();
    List<String> before = contents();
    String id = adopting.context.describe(commands).topicId().toString();

    assertThat(adopting.run(commands, "--dry-run")).isZero();
    assertThat(adopting.out())
        .contains("would have 3 partitions, with 60 records")
        .contains("Nothing was changed");
    assertThat(adopting.context.describe(commands).partitions()).hasSize(5);

    assertThat(adopting.run(commands)).as(adopting.err()).isZero();

    assertThat(adopting.context.describe(commands).partitions()).hasSize(PARTITIONS);
    assertThat(contents()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(adopting.out())
        .contains("has 3 partitions again, with 60 records")
        .contains("32 of them were not decided yet")
        .contains("and was " + id);
    var positions = adopting.context.positions(SERVICE);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long position =
          requireNonNull(positions.get(new TopicPartition(commands, partition))).offset();
      List<Integer> read = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : adopting.context.read(commands, partition)) {
        if (record.offset() < position) {
          read.add(Integer.valueOf(value(record)));
        } else {
          String key = new String(record.key(), UTF_8);
          assertThat(StreamPartition.of(key, PARTITIONS)).isEqualTo(partition);
        }
      }
      assertThat(read).isEqualTo(decided.get(partition));
    }
    assertThat(positions.values()).allMatch(position -> position.metadata().equals("noted"));
    assertStreamsInOrder();
    assertThat(new Cluster(adopting.context.admin).config(commands))
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("max.message.bytes", "2097152")
        .containsEntry("cleanup.policy", "delete");
    assertThat(adopting.context.admin.listTopics().names().get())
        .doesNotContain(commands + ".adopting");
    adopting.context.send(commands, "o-1", "99");

    assertThat(adopting.run(commands)).isZero();
    assertThat(adopting.out()).contains("Nothing had to be changed");
  }

  @Test
  void goesOnWhereARunWasStopped() throws Exception {
    decideSomeAndGrow();
    List<String> before = contents();
    Cluster cluster = new Cluster(adopting.context.admin);
    Adoption adoption =
        new Adoption(
            cluster,
            kafka.bootstrapServers(),
            new AdoptedTopic(commands, adopting.context.log),
            SERVICE,
            false,
            adopting.progress());
    adoption.copy(adopting.context.describe(commands), PARTITIONS);
    // Between the copy and the deletion nobody can write what would be lost.
    assertThatThrownBy(() -> adopting.context.send(commands, "o-1", "99"))
        .hasCauseInstanceOf(RecordTooLargeException.class);
    cluster.delete(commands);

    assertThat(adopting.run(commands)).as(adopting.err()).isZero();

    assertThat(contents()).containsExactlyInAnyOrderElementsOf(before);
    assertStreamsInOrder();
    assertThat(adopting.context.positions(SERVICE)).hasSize(PARTITIONS);
  }

  @Test
  void refusesWhileAGroupIsAtWork() throws Exception {
    decideSomeAndGrow();
    try (KafkaConsumer<byte[], byte[]> member =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", SERVICE),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      member.subscribe(List.of(commands));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            member.poll(Duration.ofMillis(100));
            return !member.assignment().isEmpty();
          });

      assertThat(adopting.run(commands)).isEqualTo(1);
    }
    assertThat(adopting.err()).contains(SERVICE).contains("have members");
    assertThat(adopting.context.describe(commands).partitions()).hasSize(5);
    assertThat(new Cluster(adopting.context.admin).config(commands))
        .containsEntry("max.message.bytes", "2097152");
  }

  @Test
  void refusesWhereNobodyKnowsWhatWasDecided() throws Exception {
    adopting.context.send(commands, "o-1", "1");
    adopting.context.grow(commands, 5);

    assertThat(adopting.run(commands)).isEqualTo(1);

    assertThat(adopting.err()).contains("nobody knows which commands were decided");
    assertThat(adopting.context.describe(commands).partitions()).hasSize(5);
  }

  @Test
  void adoptsEventsWhoseStreamsAreWhole() throws Exception {
    String events = adopting.context.topics.events();
    for (int i = 0; i < 12; i++) {
      adopting.context.append(
          Adopting.event(
              "o-" + i,
              1,
              new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100)));
      adopting.context.append(
          Adopting.event("o-" + i, 2, new PaymentProcessed("p-1", 100, "card")));
    }
    adopting.context.commit("readers", events, Map.of(0, 2L));
    adopting.context.grow(events, 4);

    assertThat(adopting.run(events)).as(adopting.err()).isZero();

    assertThat(adopting.out())
        .contains("with 24 records")
        .contains("Every stream is whole")
        .contains("state directories of the projection service");
    assertThat(adopting.context.describe(events).partitions()).hasSize(PARTITIONS);
    assertThat(new Cluster(adopting.context.admin).config(events))
        .containsEntry("cleanup.policy", "compact");
    assertThat(adopting.context.positions("readers").get(new TopicPartition(events, 0)))
        .extracting("offset")
        .isEqualTo(2L);
  }

  @Test
  void refusesEventsOfAStreamThatLacksOneUnlessItIsTold() throws Exception {
    String events = adopting.context.topics.events();
    adopting.context.append(Adopting.event("o-1", 2, new PaymentProcessed("p-1", 100, "card")));
    adopting.context.grow(events, 4);

    assertThat(adopting.run(events)).isEqualTo(1);
    assertThat(adopting.err()).contains("o-1/0000000001 is missing").contains("--accept-findings");
    assertThat(adopting.context.describe(events).partitions()).hasSize(4);

    assertThat(adopting.run(events, "--accept-findings")).as(adopting.err()).isZero();
    assertThat(adopting.context.describe(events).partitions()).hasSize(PARTITIONS);
  }

  /**
   * Of each partition the service has read all but the last few, eight in all; then come 24 by five
   * partitions.
   */
  private Map<Integer, List<Integer>> decideSomeAndGrow() throws Exception {
    for (int i = 0; i < 36; i++) {
      adopting.context.send(commands, "o-" + i % 12, Integer.toString(i));
    }
    Map<Integer, Long> offsets = new HashMap<>();
    Map<Integer, List<Integer>> decided = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<ConsumerRecord<byte[], byte[]>> all = adopting.context.read(commands, partition);
      int undecided = partition == 0 ? 4 : 2;
      offsets.put(partition, all.size() - (long) undecided);
      decided.put(
          partition,
          all.subList(0, all.size() - undecided).stream()
              .map(record -> Integer.valueOf(value(record)))
              .toList());
    }
    adopting.context.commit(SERVICE, commands, offsets);
    adopting.context.grow(commands, 5);
    await().until(() -> adopting.context.describe(commands).partitions().size() == 5);
    for (int i = 36; i < 60; i++) {
      adopting.context.send(commands, "o-" + i % 12, Integer.toString(i));
    }
    return decided;
  }

  /** The commands of a stream are numbered as they were sent. */
  private void assertStreamsInOrder() {
    Map<String, Integer> last = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (ConsumerRecord<byte[], byte[]> record : adopting.context.read(commands, partition)) {
        String key = new String(record.key(), UTF_8);
        int number = Integer.parseInt(value(record));
        assertThat(number).isGreaterThan(last.getOrDefault(key, -1));
        last.put(key, number);
      }
    }
  }

  private List<String> contents() throws Exception {
    List<String> all = new ArrayList<>();
    for (int partition = 0;
        partition < adopting.context.describe(commands).partitions().size();
        partition++) {
      adopting.context.read(commands, partition).stream()
          .map(record ->
              new String(record.key(), UTF_8)
                  + value(record)
                  + record.timestamp()
                  + new String(record.headers().lastHeader("h").value(), UTF_8))
          .forEach(all::add);
    }
    return all;
  }
}
