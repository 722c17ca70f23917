package io.jangbu.benchmarks.echo;

import io.jangbu.benchmarks.topic.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Sends what it takes from one topic to several others, in transactions that hold the offsets, too.
 * It decides nothing and keeps nothing: what is left is the price of exactly-once.
 *
 * <p>It commits as the command service does: when there is no more to take, or every 100 ms.
 */
public final class TransactionalEcho {

  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> in;
  private final KafkaProducer<byte[], byte[]> out;
  private final List<String> topics;
  private final Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
  private long begun;

  private TransactionalEcho(
      KafkaConsumer<byte[], byte[]> in, KafkaProducer<byte[], byte[]> out, List<String> topics) {
    this.in = in;
    this.out = out;
    this.topics = topics;
  }

  /**
   * Runs until it is stopped.
   *
   * @param args bootstrap servers, linger in milliseconds, the topic in, the topics out
   */
  public static void main(String[] args) {
    String servers = args[0];
    List<String> topics = List.of(args).subList(3, args.length);
    Map<String, Object> consumer = KafkaSettings.consumer(servers);
    consumer.put(ConsumerConfig.GROUP_ID_CONFIG, Echo.GROUP);
    consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Map<String, Object> producer = KafkaSettings.producer(servers, Integer.parseInt(args[1]));
    producer.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "transactional-echo");
    try (KafkaConsumer<byte[], byte[]> in = new KafkaConsumer<>(consumer);
        KafkaProducer<byte[], byte[]> out = new KafkaProducer<>(producer)) {
      Thread echoing = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Echo.leave(in, echoing)));
      in.subscribe(List.of(args[2]));
      out.initTransactions();
      new TransactionalEcho(in, out, topics).run();
    } catch (WakeupException _) {
      // It is stopped.
    }
  }

  private void run() {
    while (true) {
      ConsumerRecords<byte[], byte[]> records =
          in.poll(taken.isEmpty() ? Duration.ofSeconds(1) : Duration.ZERO);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        echo(record);
      }
      if (!taken.isEmpty()
          && (records.isEmpty() || System.nanoTime() - begun > COMMIT_INTERVAL.toNanos())) {
        commit();
      }
    }
  }

  private void echo(ConsumerRecord<byte[], byte[]> record) {
    if (taken.isEmpty()) {
      out.beginTransaction();
      begun = System.nanoTime();
    }
    taken.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1));
    for (String topic : topics) {
      var _ = out.send(Echo.answer(record, topic));
    }
  }

  private void commit() {
    out.sendOffsetsToTransaction(taken, in.groupMetadata());
    out.commitTransaction();
    taken.clear();
  }
}
