package io.jangbu.cli.importer;

import static io.jangbu.cli.importer.ShopFiles.deliveredOrder;
import static io.jangbu.cli.importer.ShopFiles.item;
import static io.jangbu.cli.importer.ShopFiles.payment;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.AggregateTopics;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.kafka.record.TopicSettings;
import io.jangbu.shop.domain.order.OrderCommand;
import io.jangbu.shop.schemas.order.OrderCodec;
import io.jangbu.testkit.kafka.FreshTopics;
import io.jangbu.testkit.kafka.LocalKafka;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KafkaPipelineTest {

  private static final AggregateTopics TOPICS = OrderCodec.TOPICS;
  private static final int PARTITIONS = 4;
  private static final int ORDERS = 2_100;

  @TempDir static Path brokerDirectory;
  private static LocalKafka kafka;

  @TempDir Path directory;
  @TempDir Path temp;

  private final String group = "responder-" + UUID.randomUUID();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void startBroker() {
    kafka = LocalKafka.start(brokerDirectory);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @BeforeEach
  void createTopics() throws Exception {
    try (Admin admin = admin()) {
      List<NewTopic> topics =
          TopicSettings.of(TOPICS, PARTITIONS, (short) 1, 1).stream()
              .map(t -> new NewTopic(t.name(), t.partitions(), t.replication()).configs(t.config()))
              .toList();
      FreshTopics.create(admin, topics);
    }
  }

  @AfterEach
  void deleteTopics() throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
      await().until(() -> admin.listTopics().names().get().isEmpty());
    }
  }

  @Test
  void importsOverTheRealTopicsAndASecondTimeAddsNothing() throws Exception {
    Ledger ledger = new Ledger();
    putGarbageIntoResults();

    try (Responder _ = responder(ledger)) {
      assertThat(importShop("--timeout", "60")).isZero();
      assertThat(rows())
          .contains("Accepted commands 8400", "OrderDelivered 2100", "DELIVERED 2100")
          .contains("All 8400 commands were new; 8400 events were added.");

      assertThat(importShop("--timeout", "60")).isZero();
    }

    assertThat(rows())
        .contains("Nothing new: all 8400 commands had been imported before; no event was added.");
    assertThat(ledger.events()).isEqualTo(8_400);
    assertThat(err.toString().lines()).allMatch(line -> line.startsWith("Importing: "));
  }

  @Test
  void publishesEachOrdersCommandsInOrderKeyedByItsIdWithCloudEventsHeaders() throws Exception {
    try (Responder _ = responder(new Ledger())) {
      assertThat(importShop("--timeout", "60")).isZero();
    }

    List<ConsumerRecord<byte[], byte[]>> published = read(TOPICS.commands());
    assertThat(published).hasSize(8_400);
    assertThat(published)
        .allSatisfy(message -> {
          String key = new String(message.key(), UTF_8);
          CommandEnvelope<OrderCommand> command = new OrderCodec().decodeCommand(message.value());
          assertThat(command.streamId()).isEqualTo(key);
          assertThat(message.partition()).isEqualTo(StreamPartition.of(key, PARTITIONS));
          assertThat(CloudEventHeaders.type(message.headers())).isEqualTo(command.type());
          assertThat(CloudEventHeaders.text(message.headers(), "ce_id"))
              .isEqualTo(command.commandId().toString());
        });
    assertThat(published)
        .filteredOn(message -> new String(message.key(), UTF_8).equals("order-7"))
        .extracting(message -> CloudEventHeaders.type(message.headers()))
        .containsExactly("CreateOrder", "ProcessPayment", "ShipOrder", "ConfirmDelivery");
  }

  @Test
  void goesOnWhenTheServiceAndTheBrokerWereAwayInTheMiddle() throws Exception {
    Ledger ledger = new Ledger();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Integer> importing;
      try (Responder responder = responder(ledger)) {
        importing = thread.submit(() -> importShop("--timeout", "60"));
        await().atMost(30, SECONDS).until(() -> responder.answered() > 2_500);
      }
      kafka.kill(0);
      kafka.restart(0);
      try (Responder _ = responder(ledger)) {
        assertThat(importing.get(90, SECONDS)).isZero();
      }
    }

    assertThat(rows()).contains("Accepted commands 8400", "DELIVERED 2100");
    assertThat(ledger.events()).isEqualTo(8_400);
  }

  @Test
  void givesUpWhenNothingIsAnsweredAndSaysThatItCanBeRunAgain() {
    assertThat(importShop("--timeout", "2")).isEqualTo(1);

    assertThat(rows()).contains("No command was answered.");
    assertThat(err.toString())
        .contains("No answer for 2 s to 2000 commands, and what follows them was not sent.")
        .contains("It is safe to run the import again");
  }

  @Test
  void asksForTheCommandServiceWhereTheTopicsAreMissing() throws Exception {
    deleteTopics();

    assertThat(importShop()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "The broker at %s has no topics orders.commands and orders.results. Is the command"
                    .formatted(kafka.bootstrapServers())
                + " service running? It creates them.\n");
  }

  private int importShop(String... options) {
    ShopFiles.in(directory)
        .orders(rows(i -> deliveredOrder("order-" + i)))
        .items(rows(i -> item("order-" + i, 1)))
        .payments(rows(i -> payment("order-" + i, "38.62")));
    List<String> arguments = new ArrayList<>(List.of(directory.toString()));
    arguments.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
    arguments.addAll(List.of("--temp", temp.toString()));
    arguments.addAll(List.of(options));
    return new CommandLine(new ImportCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  private static String[] rows(IntFunction<String> row) {
    return IntStream.range(0, ORDERS).mapToObj(row).toArray(String[]::new);
  }

  private List<String> rows() {
    return out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private Responder responder(Ledger ledger) {
    return Responder.start(kafka.bootstrapServers(), group, ledger);
  }

  private static void putGarbageIntoResults() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(TOPICS.results(), "garbage".getBytes(UTF_8))).get();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(o -> o).sum();
      while (partitions.stream().mapToLong(consumer::position).sum() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(messages::add);
      }
    }
    return messages;
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
  }
}
