package io.jangbu.testkit.kafka.torn;

import io.jangbu.testkit.kafka.BrokerTuning;
import io.jangbu.testkit.kafka.LocalKafka;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker that lets transactions be torn as a crash tears them: records of a producer are appended
 * to a partition of which the coordinator knows nothing (any more), so that no marker comes.
 */
public final class TornTransactions implements AutoCloseable {

  /** What a producer had when it wrote: version 2 of transactions raises the epoch at each end. */
  public record Writer(String transactionalId, long producerId, short epoch) {}

  private final LocalKafka kafka;
  private final Admin admin;
  private final int port;

  private TornTransactions(LocalKafka kafka) {
    this.kafka = kafka;
    this.admin = Admin.create(settings());
    String servers = kafka.bootstrapServers();
    this.port = Integer.parseInt(servers.substring(servers.lastIndexOf(':') + 1));
  }

  /** One that serves, on one broker. */
  public static TornTransactions start(Path directory) {
    return new TornTransactions(
        LocalKafka.start(
            directory,
            List.of(0),
            BrokerTuning.secured(
                Map.of("transaction.partition.verification.enable", "false"), Map.of())));
  }

  /** For clients of it. */
  public Map<String, Object> settings() {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
  }

  /** {@code host:port}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Of its own; it is closed with the broker. */
  public Admin admin() {
    return admin;
  }

  /** A topic with so many partitions. */
  public String topic(int partitions) throws Exception {
    String name = "t-" + UUID.randomUUID();
    admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    for (int i = 0; i < partitions; i++) {
      // Asks again until the partition is led.
      admin.listOffsets(Map.of(new TopicPartition(name, i), OffsetSpec.latest())).all().get();
    }
    return name;
  }

  /** Writes to the partition, and commits or aborts. */
  public Writer ended(TopicPartition partition, boolean commit) throws Exception {
    return ended("app-" + UUID.randomUUID(), partition, commit);
  }

  /** The same with this transactional.id. */
  public Writer ended(String id, TopicPartition partition, boolean commit) throws Exception {
    try (var producer = producer(id)) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "k", id)).get();
      ProducerState state = state(partition);
      Writer writer = new Writer(id, state.producerId(), (short) state.producerEpoch());
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
      return writer;
    }
  }

  /** Begins a transaction with a record in the partition; whoever calls it ends and closes it. */
  public KafkaProducer<String, String> begun(TopicPartition partition) throws Exception {
    var producer = producer("app-" + UUID.randomUUID());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "k", "v")).get();
    return producer;
  }

  /** The same id comes back, as after a restart: what its coordinator knew of it is gone. */
  public void startAgain(Writer writer) {
    try (var producer = producer(writer.transactionalId())) {
      producer.initTransactions();
    }
  }

  private ProducerState state(TopicPartition partition) throws Exception {
    return admin
        .describeProducers(List.of(partition))
        .partitionResult(partition)
        .get()
        .activeProducers()
        .stream()
        .filter(producer -> producer.currentTransactionStartOffset().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private KafkaProducer<String, String> producer(String transactionalId) {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 60_000);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  /** Appends a record of that writer's transaction to another partition, and no marker ever. */
  public void tear(Writer writer, TopicPartition partition, byte[] key, byte[] value) {
    RawProduce.send(
        port,
        writer.transactionalId(),
        partition,
        MemoryRecords.withTransactionalRecords(
            Compression.NONE,
            writer.producerId(),
            writer.epoch(),
            0,
            new SimpleRecord(System.currentTimeMillis(), key, value)));
  }

  @Override
  public void close() {
    admin.close();
    kafka.close();
  }
}
