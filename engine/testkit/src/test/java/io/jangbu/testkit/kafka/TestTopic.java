package io.jangbu.testkit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One partition to write to and to read back. */
record TestTopic(String bootstrapServers) {

  private static final String NAME = "test";

  void create(int replication, int minInsync) throws Exception {
    try (Admin admin = Admin.create(config())) {
      NewTopic topic =
          new NewTopic(NAME, 1, (short) replication)
              .configs(Map.of("min.insync.replicas", String.valueOf(minInsync)));
      FreshTopics.create(admin, Set.of(topic));
    }
  }

  void produce(String value) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config(), new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(NAME, value)).get();
    }
  }

  List<String> consume() {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config(), new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition(NAME, 0);
      consumer.assign(Set.of(partition));
      consumer.seekToBeginning(Set.of(partition));
      long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
      List<String> values = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(polled -> values.add(polled.value()));
      }
      return values;
    }
  }

  int inSyncReplicas() throws Exception {
    try (Admin admin = Admin.create(config())) {
      List<TopicPartitionInfo> partitions =
          admin
              .describeTopics(Set.of(NAME))
              .allTopicNames()
              .get()
              .values()
              .iterator()
              .next()
              .partitions();
      return partitions.getFirst().isr().size();
    }
  }

  private Map<String, Object> config() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }
}
