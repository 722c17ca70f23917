package io.jangbu.command.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jangbu.command.AggregateSample;
import io.jangbu.command.Http;
import io.jangbu.command.RunningService;
import io.jangbu.command.TopicClient;
import io.jangbu.core.CommandEnvelope;
import io.jangbu.kafka.record.CloudEventHeaders;
import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.testkit.hosts.Bomb;
import io.jangbu.testkit.hosts.KafkaHost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A few kilobytes that unpack to 150 MB, on each topic that the service reads. */
class BombsTest {

  private static final int PARTITIONS = 4;

  @Test
  void passesOverThemWhereverTheyLie(@TempDir Path state) throws Exception {
    passesOverThem(AggregateSample.all().findFirst().orElseThrow(), state);
  }

  private static <C> void passesOverThem(AggregateSample<C> orders, Path state) throws Exception {
    try (TopicClient topics =
        new TopicClient(KafkaHost.shared().bootstrapServers(), orders.type())) {
      String stream;
      try (RunningService service = RunningService.start(KafkaHost.shared(), state)) {
        stream = decidesWhatComesBeforeAndAfterOneInTheSameBatch(orders, topics);
        hearsTheResultsAfterOne(orders, service);
      }
      leaveSomeInTheChangelogs(orders, stream);
      FileSystemUtils.deleteRecursively(state);
      Files.createDirectories(state);
      try (RunningService restored = RunningService.start(KafkaHost.shared(), state)) {
        assertThat(notTaken(restored)).isGreaterThanOrEqualTo(2);
        CommandEnvelope<C> again = orders.begin(stream);
        topics.send(orders.record(again));
        byte[] result = topics.awaitResult(again.commandId()).value();
        assertThat(orders.type().codec().decodeResult(result).code()).isEqualTo(orders.exists());
      }
    }
  }

  private static <C> String decidesWhatComesBeforeAndAfterOneInTheSameBatch(
      AggregateSample<C> orders, TopicClient topics) throws Exception {
    String stream = UUID.randomUUID().toString();
    String commands = orders.type().topics().commands();
    int partition = StreamPartition.of(stream, PARTITIONS);

    List<Long> offsets =
        Bomb.sendTogether(
            at(partition, orders.record(orders.begin(stream))),
            Bomb.of(commands, partition, stream.getBytes(UTF_8)),
            at(partition, orders.record(orders.next(stream))));

    assertThat(topics.awaitEvents(stream, 2)).hasSize(2);
    ConsumerRecord<byte[], byte[]> letter = topics.awaitDeadLetter(stream);
    assertThat(letter.value()).isNull();
    assertThat(letter.partition()).isEqualTo(partition);
    assertThat(header(letter, "dlt-topic")).isEqualTo(commands);
    assertThat(header(letter, "dlt-partition")).isEqualTo(Integer.toString(partition));
    assertThat(header(letter, "dlt-offset")).isEqualTo(Long.toString(offsets.get(1)));
    assertThat(header(letter, "dlt-reason")).startsWith("the record has 1500").contains("accepts");
    return stream;
  }

  private static void hearsTheResultsAfterOne(AggregateSample<?> orders, RunningService service)
      throws Exception {
    double before = notTaken(service);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      Bomb.sendTogether(
          Bomb.of(orders.type().topics().results(), partition, "bomb".getBytes(UTF_8)));
    }
    // The gateway reads one of the partitions.
    await().until(() -> notTaken(service) > before);
    Http http = new Http(service.url());
    String body = orders.body().formatted(UUID.randomUUID());
    assertThat(http.post(orders.path(), body).status()).isEqualTo(201);
  }

  private static void leaveSomeInTheChangelogs(AggregateSample<?> orders, String stream)
      throws Exception {
    NodeNames names = new NodeNames(orders.type().name());
    for (String store : List.of(names.snapshots(), names.idempotency())) {
      Bomb.sendTogether(
          Bomb.of(
              names.changelog("jangbu-command-service", store),
              StreamPartition.of(stream, PARTITIONS),
              stream.getBytes(UTF_8)));
    }
  }

  private static ProducerRecord<byte[], byte[]> at(
      int partition, ProducerRecord<byte[], byte[]> record) {
    return new ProducerRecord<>(
        record.topic(), partition, record.key(), record.value(), record.headers());
  }

  private static double notTaken(RunningService service) {
    String name = "jangbu_consumer_not_taken_records_total ";
    return new Http(service.url())
        .get("/actuator/prometheus")
        .response()
        .body()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return String.valueOf(CloudEventHeaders.text(record.headers(), name));
  }
}
