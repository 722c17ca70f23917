package io.jangbu.streams.transactions;

import io.jangbu.localkafka.BrokerTuning;
import io.jangbu.localkafka.LocalKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceDataCollection;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A broker that lets transactions be torn as a crash tears them: records of a producer are appended
 * to a partition of which the coordinator knows nothing (any more), so that no marker comes.
 */
final class TornTransactions implements AutoCloseable {

  /** What a producer had when it wrote: version 2 of transactions raises the epoch at each end. */
  record Writer(String transactionalId, long producerId, short epoch) {}

  private final LocalKafka kafka;
  private final Admin admin;
  private final ProtocolClient protocol;

  private TornTransactions(LocalKafka kafka) {
    this.kafka = kafka;
    this.admin = Admin.create(settings());
    this.protocol = new ProtocolClient(settings());
  }

  static TornTransactions start(Path directory) {
    return new TornTransactions(
        LocalKafka.start(
            directory,
            List.of(0),
            BrokerTuning.secured(
                Map.of("transaction.partition.verification.enable", "false"), Map.of())));
  }

  Map<String, Object> settings() {
    return Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
  }

  Admin admin() {
    return admin;
  }

  /** A topic with so many partitions. */
  String topic(int partitions) throws Exception {
    String name = "t-" + UUID.randomUUID();
    admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    return name;
  }

  /** Writes to the partition, and commits or aborts. */
  Writer ended(TopicPartition partition, boolean commit) throws Exception {
    String id = "app-" + UUID.randomUUID();
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
  KafkaProducer<String, String> begun(TopicPartition partition) throws Exception {
    var producer = producer("app-" + UUID.randomUUID());
    producer.initTransactions();
    producer.beginTransaction();
    producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), "k", "v")).get();
    return producer;
  }

  /** The same id comes back, as after a restart: what its coordinator knew of it is gone. */
  void startAgain(Writer writer) {
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
  void tear(Writer writer, TopicPartition partition, String value) throws Exception {
    Node leader = admin.describeCluster().nodes().get().iterator().next();
    MemoryRecords records =
        MemoryRecords.withTransactionalRecords(
            Compression.NONE,
            writer.producerId(),
            writer.epoch(),
            0,
            new SimpleRecord(
                System.currentTimeMillis(),
                "k".getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)));
    ProduceRequestData data =
        new ProduceRequestData()
            .setTransactionalId(writer.transactionalId())
            .setAcks((short) -1)
            .setTimeoutMs(5_000)
            .setTopicData(
                new TopicProduceDataCollection(
                    List.of(
                            new TopicProduceData()
                                .setName(partition.topic())
                                .setPartitionData(
                                    List.of(
                                        new PartitionProduceData()
                                            .setIndex(partition.partition())
                                            .setRecords(records))))
                        .iterator()));
    ProduceResponse response =
        protocol.ask(leader, ProduceRequest.builder(data, true), ProduceResponse.class);
    Errors.forCode(
            response
                .data()
                .responses()
                .iterator()
                .next()
                .partitionResponses()
                .getFirst()
                .errorCode())
        .maybeThrow();
  }

  /** What readers of committed records find in the partition, read to its stable end. */
  List<String> committed(TopicPartition partition) {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    List<String> values = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(100))) {
          values.add(record.value());
        }
      }
    }
    return values;
  }

  @Override
  public void close() {
    protocol.close();
    admin.close();
    kafka.close();
  }
}
