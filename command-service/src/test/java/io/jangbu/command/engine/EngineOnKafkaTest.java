package io.jangbu.command.engine;

import static io.jangbu.command.engine.Pipeline.CODEC;
import static io.jangbu.command.engine.Pipeline.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.domain.CommandEnvelope;
import io.jangbu.domain.CommandResult;
import io.jangbu.domain.EventEnvelope;
import io.jangbu.domain.order.Line;
import io.jangbu.domain.order.OrderCommand;
import io.jangbu.domain.order.OrderCommand.CreateOrder;
import io.jangbu.domain.order.OrderCommand.ProcessPayment;
import io.jangbu.domain.order.OrderEvent;
import io.jangbu.schemas.CloudEventHeaders;
import io.jangbu.schemas.StreamPartition;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What only a real broker shows: partitions, transactions, restarts. */
class EngineOnKafkaTest {

  private static final int PARTITIONS = 4;

  @TempDir private static Path state;
  private static RunningService service;
  private static TopicClient topics;

  @BeforeAll
  static void start() {
    service = RunningService.start(RunningService.sharedBroker(), state);
    topics = new TopicClient(RunningService.sharedBroker().bootstrapServers());
  }

  @AfterAll
  static void stop() {
    topics.close();
    service.close();
  }

  @Test
  void keepsTheEventsOfAStreamInTheStreamsPartition() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String order = newId();
      orders.add(order);
      topics.send(order, CODEC.encodeCommand(command(order, create())));
      topics.send(order, CODEC.encodeCommand(command(order, pay())));
    }
    for (String order : orders) {
      List<ConsumerRecord<byte[], byte[]>> records = topics.awaitEvents(order, 2);
      assertThat(records)
          .extracting(ConsumerRecord::partition)
          .containsOnly(StreamPartition.of(order, PARTITIONS));
      assertThat(versions(records)).containsExactly(1L, 2L);
    }
  }

  @Test
  void sendsAResultToThePartitionThatWasAskedFor() {
    String order = newId();
    int other = (StreamPartition.of(order, PARTITIONS) + 1) % PARTITIONS;
    CommandEnvelope<OrderCommand> command = command(order, create());
    var record =
        new ProducerRecord<>(
            "orders.commands",
            order.getBytes(StandardCharsets.UTF_8),
            CODEC.encodeCommand(command));
    record.headers().add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(other).array());
    topics.send(record);

    assertThat(topics.awaitResult(command.commandId()).partition()).isEqualTo(other);
  }

  @Test
  void putsAsideACommandInAPartitionThatIsNotItsStreams() {
    String order = newId();
    int wrong = (StreamPartition.of(order, PARTITIONS) + 1) % PARTITIONS;
    topics.send(
        new ProducerRecord<>(
            "orders.commands",
            wrong,
            order.getBytes(StandardCharsets.UTF_8),
            CODEC.encodeCommand(command(order, create()))));

    ConsumerRecord<byte[], byte[]> letter = topics.awaitDeadLetter(order);
    assertThat(letter.partition()).isEqualTo(wrong);
    assertThat(CloudEventHeaders.text(letter.headers(), "dlt-reason")).contains("murmur2");
  }

  @Test
  void goesOnAfterGarbageOnEveryPartition() {
    Random random = new Random(20261121);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (int i = 0; i < 50; i++) {
        byte[] garbage = new byte[random.nextInt(300)];
        random.nextBytes(garbage);
        topics.send(new ProducerRecord<>("orders.commands", partition, garbage, garbage));
      }
    }
    Http http = new Http(service.url());
    for (int i = 0; i < 10; i++) {
      assertThat(http.post("/orders", createJson(newId())).status()).isEqualTo(201);
    }
  }

  @Test
  void goesOnAfterARecordThatIsSmallOnTheWireAndHugeInMemory() {
    String order = newId();
    try (TopicClient compressing =
        new TopicClient(
            RunningService.sharedBroker().bootstrapServers(),
            Map.of("compression.type", "gzip", "max.request.size", 64 << 20))) {
      compressing.send(order, new byte[40 << 20]);
    }
    topics.send(order, CODEC.encodeCommand(command(order, create())));

    assertThat(versions(topics.awaitEvents(order, 1))).containsExactly(1L);
  }

  @Test
  void decidesTheSameAfterARestartAndAfterTheStateDirectoryIsLost() throws Exception {
    String order = newId();
    CommandEnvelope<OrderCommand> create = command(order, create());
    CommandEnvelope<OrderCommand> pay = command(order, pay());
    CommandResult created = execute(create);
    CommandResult paid = execute(pay);
    assertThat(paid.version()).isEqualTo(2);

    service.close();
    service = RunningService.start(RunningService.sharedBroker(), state);
    assertThat(execute(create)).isEqualTo(created);

    service.close();
    FileSystemUtils.deleteRecursively(state);
    Files.createDirectories(state);
    service = RunningService.start(RunningService.sharedBroker(), state);
    assertThat(execute(pay)).isEqualTo(paid);
    assertThat(execute(command(order, pay())).code()).isEqualTo("ALREADY_PAID");
    assertThat(versions(topics.awaitEvents(order, 2))).containsExactly(1L, 2L);
  }

  @Test
  void decidesManyCommandsOfManyOrdersWithoutGapOrTwin() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String order = newId();
      orders.add(order);
      byte[] create = CODEC.encodeCommand(command(order, create()));
      topics.send(order, create);
      topics.send(order, create);
      topics.send(order, CODEC.encodeCommand(command(order, pay())));
    }
    for (String order : orders) {
      assertThat(versions(topics.awaitEvents(order, 2))).as(order).containsExactly(1L, 2L);
    }
  }

  /** Sends a command and waits for the newest of its results. */
  private static CommandResult execute(CommandEnvelope<OrderCommand> command) {
    int before = topics.results(command.commandId()).size();
    topics.send(command.streamId(), CODEC.encodeCommand(command));
    return CODEC.decodeResult(
        topics.awaitResults(command.commandId(), before + 1).getLast().value());
  }

  private static List<Long> versions(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .map(record -> CODEC.decodeEvent(record.value()))
        .map((EventEnvelope<OrderEvent> event) -> event.version())
        .toList();
  }

  private static OrderCommand create() {
    return new CreateOrder("c-1", "EUR", List.of(new Line("book", 2, 1_000)), 500);
  }

  private static OrderCommand pay() {
    return new ProcessPayment("p-1", 2_500, "card");
  }

  private static String createJson(String order) {
    return ("{\"orderId\":\"%s\",\"customerId\":\"c\",\"currency\":\"EUR\","
            + "\"lines\":[{\"sku\":\"a\",\"quantity\":1,\"unitPrice\":1}]}")
        .formatted(order);
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
