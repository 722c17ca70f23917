package io.jangbu.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.jangbu.kafka.consumer.BoundedConsumer;
import io.jangbu.kafka.record.SingleObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A context's topics as another system sees them: publishes commands, reads all committed. */
public final class TopicClient implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final AggregateType<?, ?, ?> type;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();

  public TopicClient(String bootstrapServers, AggregateType<?, ?, ?> type) {
    this(bootstrapServers, type, Map.of());
  }

  public TopicClient(
      String bootstrapServers, AggregateType<?, ?, ?> type, Map<String, Object> more) {
    this.type = type;
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("bootstrap.servers", bootstrapServers);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new BoundedConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                // Closing it waits for the fetch that is under way.
                "fetch.max.wait.ms",
                50),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var topics = type.topics();
    List<TopicPartition> all =
        Stream.of(topics.events(), topics.results(), topics.deadLetters())
            .flatMap(
                topic -> IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  public void send(ProducerRecord<byte[], byte[]> record) {
    var _ = producer.send(record);
  }

  /** The events of a stream, as soon as there are so many. */
  public List<ConsumerRecord<byte[], byte[]>> awaitEvents(String stream, int count) {
    awaitUntil(() -> events(stream).size() >= count);
    return events(stream);
  }

  /** All events up to those that are there now. */
  public List<ConsumerRecord<byte[], byte[]>> allEvents() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    awaitUntil(() ->
        ends.entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
    return find(record -> record.topic().equals(type.topics().events()));
  }

  public ConsumerRecord<byte[], byte[]> awaitResult(UUID commandId) {
    awaitResults(commandId, 1);
    return results(commandId).getLast();
  }

  public ConsumerRecord<byte[], byte[]> awaitDeadLetter(String key) {
    Predicate<ConsumerRecord<byte[], byte[]>> wanted =
        record -> record.topic().equals(type.topics().deadLetters()) && key(record).equals(key);
    awaitUntil(() -> find(wanted).size() == 1);
    return find(wanted).getFirst();
  }

  /** The results of a command, as soon as there are so many. */
  public List<ConsumerRecord<byte[], byte[]>> awaitResults(UUID commandId, int count) {
    awaitUntil(() -> results(commandId).size() >= count);
    return results(commandId);
  }

  /** The results of a command that were seen so far. */
  public List<ConsumerRecord<byte[], byte[]>> results(UUID commandId) {
    return find(record ->
        record.topic().equals(type.topics().results())
            && SingleObject.isMarked(record.value())
            && type.codec().decodeResult(record.value()).commandId().equals(commandId));
  }

  private List<ConsumerRecord<byte[], byte[]>> events(String stream) {
    return find(record ->
        record.topic().equals(type.topics().events()) && key(record).startsWith(stream + "/"));
  }

  private List<ConsumerRecord<byte[], byte[]>> find(
      Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
    return seen.stream().filter(wanted).toList();
  }

  private void awaitUntil(BooleanSupplier done) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> {
          if (!done.getAsBoolean()) {
            consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
          }
          return done.getAsBoolean();
        });
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
