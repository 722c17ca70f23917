package io.jangbu.thirdcontext;

import io.jangbu.shop.schemas.counter.CounterCodec;
import io.jangbu.testkit.kafka.LocalKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The topics of the counters, as another system sees them. */
final class CounterTopics implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

  CounterTopics(LocalKafka kafka) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed");
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer());
    consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        Stream.of(
                CounterCodec.TOPICS.events(),
                CounterCodec.TOPICS.results(),
                CounterCodec.TOPICS.deadLetters())
            .flatMap(topic ->
                IntStream.range(0, consumer.partitionsFor(topic).size())
                    .mapToObj(partition -> new TopicPartition(topic, partition)))
            .toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
  }

  void send(ProducerRecord<String, byte[]> command) {
    var _ = producer.send(command);
  }

  /** The value of the first record of the topic that has the key. */
  byte[] await(String topic, String key) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(50)).forEach(seen::add);
              return seen.stream()
                  .filter(record -> record.topic().equals(topic) && record.key().equals(key))
                  .toList();
            },
            found -> !found.isEmpty())
        .getFirst()
        .value();
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
