package io.jangbu.command.engine;

import static io.jangbu.command.AggregateSample.command;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.core.EventEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

/**
 * What only a real broker shows: partitions, transactions, restarts. The commit interval is long:
 * what is committed here is committed because there was nothing more to take.
 */
@ParameterizedClass
@MethodSource("io.jangbu.command.AggregateSample#all")
class EngineOnKafkaTest<C> {

  private static final int PARTITIONS = 4;
  private static final String BROKER = KafkaHost.shared().bootstrapServers();

  @TempDir private static Path state;
  private static RunningService service;

  private final AggregateSample<C> sample;
  private final String commandsTopic;
  private final TopicClient topics;

  EngineOnKafkaTest(AggregateSample<C> sample) {
    this.sample = sample;
    this.commandsTopic = sample.type().topics().commands();
    this.topics = new TopicClient(BROKER, sample.type());
  }

  @BeforeAll
  static void start() {
    service = startService();
  }

  private static RunningService startService() {
    return RunningService.start(
        KafkaHost.shared(),
        state,
        "--spring.kafka.streams.properties.commit.interval.ms=50000",
        "--spring.kafka.streams.properties.producer.transaction.timeout.ms=60000");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @AfterEach
  void disconnect() {
    topics.close();
  }

  @Test
  void keepsTheEventsOfAStreamInTheStreamsPartition() {
    List<String> streams = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String stream = newId();
      streams.add(stream);
      sample.accepted().forEach(payload -> topics.send(sample.record(command(stream, payload))));
    }
    for (String stream : streams) {
      List<ConsumerRecord<byte[], byte[]>> records =
          topics.awaitEvents(stream, sample.accepted().size());
      assertThat(records)
          .extracting(ConsumerRecord::partition)
          .containsOnly(StreamPartition.of(stream, PARTITIONS));
      assertThat(records)
          .extracting(record -> CloudEventHeaders.type(record.headers()))
          .isEqualTo(sample.types());
      assertThat(versions(records)).isEqualTo(versionsUpTo(sample.accepted().size()));
    }
  }

  @Test
  void sendsAResultToThePartitionThatWasAskedFor() {
    String stream = newId();
    int other = (StreamPartition.of(stream, PARTITIONS) + 1) % PARTITIONS;
    CommandEnvelope<C> command = sample.begin(stream);
    ProducerRecord<byte[], byte[]> record = sample.record(command);
    record.headers().add("kafka_replyPartition", ByteBuffer.allocate(4).putInt(other).array());
    topics.send(record);

    assertThat(topics.awaitResult(command.commandId()).partition()).isEqualTo(other);
  }

  @Test
  void putsAsideACommandInAPartitionThatIsNotItsStreams() {
    String stream = newId();
    int wrong = (StreamPartition.of(stream, PARTITIONS) + 1) % PARTITIONS;
    topics.send(
        new ProducerRecord<>(
            commandsTopic, wrong, stream.getBytes(UTF_8), sample.encode(sample.begin(stream))));

    ConsumerRecord<byte[], byte[]> letter = topics.awaitDeadLetter(stream);
    assertThat(letter.partition()).isEqualTo(wrong);
    assertThat(CloudEventHeaders.text(letter.headers(), "dlt-reason")).contains("murmur2");
  }

  @Test
  void takesACommandAsJsonAndKnowsItAgainAsAvro() {
    CommandEnvelope<C> begin = sample.begin(newId());
    String stream = begin.streamId();
    byte[] garbage = "{\"commandId\":\"1\"}".getBytes(UTF_8);
    UUID tooLate = UUID.randomUUID();

    topics.send(json(stream, garbage));
    topics.send(json(stream, sample.beginAsJson(begin.commandId(), stream)));
    topics.send(json(stream, sample.beginAsJson(tooLate, stream)));
    topics.send(sample.record(begin));

    List<ConsumerRecord<byte[], byte[]>> results = topics.awaitResults(begin.commandId(), 2);
    assertThat(results)
        .extracting(this::result)
        .extracting(CommandResult::version)
        .containsOnly(1L);
    assertThat(results)
        .extracting(record -> CloudEventHeaders.text(record.headers(), "jangbu-repeated"))
        .containsExactly(null, "true");
    assertThat(result(topics.awaitResult(tooLate)).code()).isEqualTo(sample.exists());
    assertThat(versions(topics.awaitEvents(stream, 1))).containsExactly(1L);
    ConsumerRecord<byte[], byte[]> letter = topics.awaitDeadLetter(stream);
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(CloudEventHeaders.text(letter.headers(), "dlt-reason"))
        .isEqualTo("commandId must be a UUID");
  }

  private ProducerRecord<byte[], byte[]> json(String key, byte[] value) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(commandsTopic, key.getBytes(UTF_8), value);
    record.headers().add("content-type", "application/json".getBytes(UTF_8));
    return record;
  }

  private CommandResult result(ConsumerRecord<byte[], byte[]> record) {
    return sample.type().codec().decodeResult(record.value());
  }

  @Test
  void goesOnAfterGarbageOnEveryPartition() {
    Random random = new Random(20261121);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      for (int i = 0; i < 50; i++) {
        byte[] garbage = new byte[random.nextInt(300)];
        random.nextBytes(garbage);
        topics.send(new ProducerRecord<>(commandsTopic, partition, garbage, garbage));
      }
    }
    Http http = new Http(service.url());
    for (int i = 0; i < 10; i++) {
      assertThat(http.post(sample.path(), sample.body().formatted(newId())).status())
          .isEqualTo(201);
    }
  }

  @Test
  void goesOnAfterARecordThatIsSmallOnTheWireAndHugeInMemory() {
    String stream = newId();
    try (TopicClient compressing =
        new TopicClient(
            BROKER,
            sample.type(),
            Map.of("compression.type", "gzip", "max.request.size", 64 << 20))) {
      compressing.send(
          new ProducerRecord<>(commandsTopic, stream.getBytes(UTF_8), new byte[40 << 20]));
    }
    topics.send(sample.record(sample.begin(stream)));

    assertThat(versions(topics.awaitEvents(stream, 1))).containsExactly(1L);
  }

  @Test
  void decidesTheSameAfterARestartAndAfterTheStateDirectoryIsLost() throws Exception {
    String stream = newId();
    List<CommandEnvelope<C>> commands =
        sample.accepted().stream().map(payload -> command(stream, payload)).toList();
    List<CommandResult> results = commands.stream().map(this::execute).toList();
    assertThat(results).extracting(CommandResult::version).isEqualTo(versionsUpTo(commands.size()));

    service.close();
    service = startService();
    assertThat(execute(commands.getFirst())).isEqualTo(results.getFirst());

    service.close();
    FileSystemUtils.deleteRecursively(state);
    Files.createDirectories(state);
    service = startService();
    assertThat(execute(commands.getLast())).isEqualTo(results.getLast());
    assertThat(execute(command(stream, sample.refused())).code()).isEqualTo(sample.code());
    assertThat(versions(topics.awaitEvents(stream, commands.size())))
        .isEqualTo(versionsUpTo(commands.size()));
  }

  @Test
  void decidesManyCommandsOfManyStreamsWithoutGapOrTwin() {
    List<String> streams = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String stream = newId();
      streams.add(stream);
      CommandEnvelope<C> begin = sample.begin(stream);
      topics.send(sample.record(begin));
      topics.send(sample.record(begin));
      topics.send(sample.record(sample.next(stream)));
    }
    for (String stream : streams) {
      assertThat(versions(topics.awaitEvents(stream, 2))).as(stream).containsExactly(1L, 2L);
    }
  }

  /** Sends a command and waits for the newest of its results. */
  private CommandResult execute(CommandEnvelope<C> command) {
    int before = topics.results(command.commandId()).size();
    topics.send(sample.record(command));
    return sample
        .type()
        .codec()
        .decodeResult(topics.awaitResults(command.commandId(), before + 1).getLast().value());
  }

  private List<Long> versions(List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .<EventEnvelope<?>>map(record -> sample.type().codec().decodeEvent(record.value()))
        .map(EventEnvelope::version)
        .toList();
  }

  private static List<Long> versionsUpTo(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
