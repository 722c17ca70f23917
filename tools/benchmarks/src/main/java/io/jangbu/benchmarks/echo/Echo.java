package io.jangbu.benchmarks.echo;

import io.jangbu.benchmarks.topic.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends what it takes from one topic to another, key, value and headers as they came. */
public final class Echo {

  /** Whoever echoes next goes on where the one before has stopped. */
  static final String GROUP = "echo";

  private Echo() {}

  /**
   * Runs until it is stopped.
   *
   * @param args bootstrap servers, the topic in, the topic out, linger in milliseconds
   */
  public static void main(String[] args) {
    String servers = args[0];
    Map<String, Object> consumer = KafkaSettings.consumer(servers);
    consumer.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    try (KafkaConsumer<byte[], byte[]> in = new KafkaConsumer<>(consumer);
        KafkaProducer<byte[], byte[]> out =
            new KafkaProducer<>(KafkaSettings.producer(servers, Integer.parseInt(args[3])))) {
      in.subscribe(List.of(args[1]));
      Thread echoing = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> leave(in, echoing)));
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : in.poll(Duration.ofSeconds(1))) {
          var _ = out.send(answer(record, args[2]));
        }
      }
    }
  }

  /** So that the group need not wait for this member's session to end. */
  static void leave(KafkaConsumer<byte[], byte[]> in, Thread echoing) {
    in.wakeup();
    try {
      echoing.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The record, for another topic. */
  static ProducerRecord<byte[], byte[]> answer(
      ConsumerRecord<byte[], byte[]> record, String topic) {
    return new ProducerRecord<>(
        topic, record.partition(), record.key(), record.value(), record.headers());
  }
}
