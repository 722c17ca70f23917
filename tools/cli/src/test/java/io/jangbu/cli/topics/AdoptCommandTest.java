package io.jangbu.cli.topics;

import static io.jangbu.cli.topics.ContextOnKafka.PARTITIONS;
import static io.jangbu.cli.topics.ContextOnKafka.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jangbu.cli.progress.Progress;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.consumer.topics.TopicRegistry;
import io.jangbu.kafka.record.RegisteredTopic;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.shop.domain.order.Line;
import io.jangbu.shop.domain.order.OrderEvent;
import io.jangbu.shop.domain.order.OrderEvent.OrderCreated;
import io.jangbu.shop.domain.order.OrderEvent.PaymentProcessed;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
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
import picocli.CommandLine;

/** The command on a real broker. */
@Timeout(120)
class AdoptCommandTest {

  private static final String SERVICE = "jangbu-command-service";
  private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir static Path directory;
  private static LocalKafka kafka;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private ContextOnKafka context;
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
    context = new ContextOnKafka(kafka.bootstrapServers());
    commands = context.topics.commands();
  }

  @AfterEach
  void disconnect() {
    context.close();
  }

  @Test
  void bringsHomeWhatWasNotDecidedAndLetsNothingBeDecidedAgain() throws Exception {
    Map<Integer, List<Integer>> decided = decideSomeAndGrow();
    List<String> before = contents();
    String id = context.describe(commands).topicId().toString();

    assertThat(adopt(commands, "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("would have 3 partitions, with 60 records")
        .contains("Nothing was changed");
    assertThat(context.describe(commands).partitions()).hasSize(5);

    assertThat(adopt(commands)).as(err.toString()).isZero();

    assertThat(context.describe(commands).partitions()).hasSize(PARTITIONS);
    assertThat(contents()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(out.toString())
        .contains("has 3 partitions again, with 60 records")
        .contains("32 of them were not decided yet")
        .contains("and was " + id);
    var positions = context.positions(SERVICE);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      long position =
          requireNonNull(positions.get(new TopicPartition(commands, partition))).offset();
      List<Integer> read = new ArrayList<>();
      for (ConsumerRecord<byte[], byte[]> record : context.read(commands, partition)) {
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
    assertThat(new Cluster(context.admin).config(commands))
        .containsEntry("message.timestamp.type", "LogAppendTime")
        .containsEntry("retention.ms", "604800000")
        .containsEntry("max.message.bytes", "2097152")
        .containsEntry("cleanup.policy", "delete");
    assertThat(context.admin.listTopics().names().get()).doesNotContain(commands + ".adopting");
    context.send(commands, "o-1", "99");

    assertThat(adopt(commands)).isZero();
    assertThat(out.toString()).contains("Nothing had to be changed");
  }

  @Test
  void goesOnWhereARunWasStopped() throws Exception {
    decideSomeAndGrow();
    List<String> before = contents();
    Cluster cluster = new Cluster(context.admin);
    Adoption adoption =
        new Adoption(
            cluster,
            kafka.bootstrapServers(),
            new AdoptedTopic(commands, context.log),
            SERVICE,
            false,
            Progress.on(new PrintWriter(err)));
    adoption.copy(context.describe(commands), PARTITIONS);
    // Between the copy and the deletion nobody can write what would be lost.
    assertThatThrownBy(() -> context.send(commands, "o-1", "99"))
        .hasCauseInstanceOf(RecordTooLargeException.class);
    cluster.delete(commands);

    assertThat(adopt(commands)).as(err.toString()).isZero();

    assertThat(contents()).containsExactlyInAnyOrderElementsOf(before);
    assertStreamsInOrder();
    assertThat(context.positions(SERVICE)).hasSize(PARTITIONS);
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

      assertThat(adopt(commands)).isEqualTo(1);
    }
    assertThat(err.toString()).contains(SERVICE).contains("have members");
    assertThat(context.describe(commands).partitions()).hasSize(5);
    assertThat(new Cluster(context.admin).config(commands))
        .containsEntry("max.message.bytes", "2097152");
  }

  @Test
  void refusesWhereNobodyKnowsWhatWasDecided() throws Exception {
    context.send(commands, "o-1", "1");
    context.grow(commands, 5);

    assertThat(adopt(commands)).isEqualTo(1);

    assertThat(err.toString()).contains("nobody knows which commands were decided");
    assertThat(context.describe(commands).partitions()).hasSize(5);
  }

  @Test
  void adoptsEventsWhoseStreamsAreWhole() throws Exception {
    String events = context.topics.events();
    for (int i = 0; i < 12; i++) {
      context.append(
          event(
              "o-" + i,
              1,
              new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100)));
      context.append(event("o-" + i, 2, new PaymentProcessed("p-1", 100, "card")));
    }
    context.commit("readers", events, Map.of(0, 2L));
    context.grow(events, 4);

    assertThat(adopt(events)).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("with 24 records")
        .contains("Every stream is whole")
        .contains("state directories of the projection service");
    assertThat(context.describe(events).partitions()).hasSize(PARTITIONS);
    assertThat(new Cluster(context.admin).config(events))
        .containsEntry("cleanup.policy", "compact");
    assertThat(context.positions("readers").get(new TopicPartition(events, 0)))
        .extracting("offset")
        .isEqualTo(2L);
  }

  @Test
  void refusesEventsOfAStreamThatLacksOneUnlessItIsTold() throws Exception {
    String events = context.topics.events();
    context.append(event("o-1", 2, new PaymentProcessed("p-1", 100, "card")));
    context.grow(events, 4);

    assertThat(adopt(events)).isEqualTo(1);
    assertThat(err.toString()).contains("o-1/0000000001 is missing").contains("--accept-findings");
    assertThat(context.describe(events).partitions()).hasSize(4);

    assertThat(adopt(events, "--accept-findings")).as(err.toString()).isZero();
    assertThat(context.describe(events).partitions()).hasSize(PARTITIONS);
  }

  @Test
  void acceptsEventsThatWereFilledAnewOnceEveryStreamIsWhole() throws Exception {
    String events = context.topics.events();
    String old = context.describe(events).topicId().toString();
    register(events, old);
    Cluster cluster = new Cluster(context.admin);
    Map<String, String> config = cluster.config(events);
    cluster.delete(events);
    cluster.create(events, PARTITIONS, (short) 1, config);
    String id = context.describe(events).topicId().toString();
    context.append(event("o-1", 2, new PaymentProcessed("p-1", 100, "card")));

    assertThat(adopt(events)).isEqualTo(1);
    assertThat(err.toString()).contains("o-1/0000000001 is missing");
    assertThat(registered(events)).isEqualTo(RegisteredTopic.first(old, TIME));

    cluster.delete(events);
    cluster.create(events, PARTITIONS, (short) 1, config);
    String whole = context.describe(events).topicId().toString();
    context.append(created("o-1"));
    context.commit("readers", events, Map.of(0, 7L));
    assertThat(adopt(events)).isEqualTo(1);
    assertThat(err.toString()).contains("The group readers is at offset 7");
    context.commit("readers", events, Map.of(0, 0L));

    assertThat(adopt(events, "--dry-run")).as(err.toString()).isZero();
    assertThat(registered(events).id()).isEqualTo(old);
    assertThat(adopt(events)).as(err.toString()).isZero();

    assertThat(out.toString())
        .contains("Every stream is whole")
        .contains("is registered with the id " + whole + ", in place of " + old)
        .contains("delete both changelogs of the command service");
    assertThat(registered(events).id()).isEqualTo(whole).isNotEqualTo(id);
    assertThat(registered(events).before()).containsExactly(old);
  }

  @Test
  void acceptsAllTopicsOfAClusterThatWasFilledFromAnother() throws Exception {
    String events = context.topics.events();
    context.append(created("o-1"));
    for (String topic : context.topics.all()) {
      register(topic, "of-another-cluster");
    }

    assertThat(adopt("--all")).as(err.toString()).isZero();

    for (String topic : context.topics.all()) {
      assertThat(registered(topic).id()).isEqualTo(context.describe(topic).topicId().toString());
      assertThat(registered(topic).before()).containsExactly("of-another-cluster");
    }
    assertThat(out.toString()).contains(events + " is registered with the id");
    assertThat(adopt("--all")).isZero();
    assertThat(out.toString()).contains("Every topic is the one that the services know");
  }

  @Test
  void registersWhatItHasSwapped() throws Exception {
    String events = context.topics.events();
    context.append(created("o-1"));
    String old = context.describe(events).topicId().toString();
    register(events, old);
    context.grow(events, 4);
    await().until(() -> context.describe(events).partitions().size() == 4);

    assertThat(adopt(events)).as(err.toString()).isZero();

    assertThat(registered(events).id())
        .isEqualTo(context.describe(events).topicId().toString())
        .isNotEqualTo(old);
    assertThat(registered(events).before()).containsExactly(old);
  }

  private static void register(String topic, String id) throws Exception {
    try (Admin admin = Admin.create(settings())) {
      TopicRegistry.make(admin, (short) 1, 1);
      TopicRegistry.write(settings(), Map.of(topic, RegisteredTopic.first(id, TIME)));
    }
  }

  private static RegisteredTopic registered(String topic) throws Exception {
    try (Admin admin = Admin.create(settings())) {
      return requireNonNull(TopicRegistry.read(admin, settings()).orElseThrow().get(topic));
    }
  }

  private static Map<String, Object> settings() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private static EventEnvelope<OrderEvent> created(String stream) {
    return event(
        stream, 1, new OrderCreated("ada", "EUR", List.of(new Line("ink", 1, 100)), 0, 100));
  }

  /**
   * Of each partition the service has read all but the last few, eight in all; then come 24 by five
   * partitions.
   */
  private Map<Integer, List<Integer>> decideSomeAndGrow() throws Exception {
    for (int i = 0; i < 36; i++) {
      context.send(commands, "o-" + i % 12, Integer.toString(i));
    }
    Map<Integer, Long> offsets = new HashMap<>();
    Map<Integer, List<Integer>> decided = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<ConsumerRecord<byte[], byte[]>> all = context.read(commands, partition);
      int undecided = partition == 0 ? 4 : 2;
      offsets.put(partition, all.size() - (long) undecided);
      decided.put(
          partition,
          all.subList(0, all.size() - undecided).stream()
              .map(record -> Integer.valueOf(value(record)))
              .toList());
    }
    context.commit(SERVICE, commands, offsets);
    context.grow(commands, 5);
    await().until(() -> context.describe(commands).partitions().size() == 5);
    for (int i = 36; i < 60; i++) {
      context.send(commands, "o-" + i % 12, Integer.toString(i));
    }
    return decided;
  }

  /** The commands of a stream are numbered as they were sent. */
  private void assertStreamsInOrder() {
    Map<String, Integer> last = new HashMap<>();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (ConsumerRecord<byte[], byte[]> record : context.read(commands, partition)) {
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
        partition < context.describe(commands).partitions().size();
        partition++) {
      context.read(commands, partition).stream()
          .map(record ->
              new String(record.key(), UTF_8)
                  + value(record)
                  + record.timestamp()
                  + new String(record.headers().lastHeader("h").value(), UTF_8))
          .forEach(all::add);
    }
    return all;
  }

  private int adopt(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    return new CommandLine(new AdoptCommand(List.of(context.log)))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  private static EventEnvelope<OrderEvent> event(String stream, long version, OrderEvent payload) {
    return new EventEnvelope<>(
        stream, version, TIME, TIME.plusSeconds(version), "corr", "cause", payload);
  }
}
