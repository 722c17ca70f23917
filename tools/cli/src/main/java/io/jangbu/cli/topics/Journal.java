package io.jangbu.cli.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.json.JsonMapper;

/**
 * The plan, in one partition more that the copy has for it. It is written when the copy is whole:
 * from then on a run that was stopped is gone on with, whatever became of the topic meanwhile.
 */
record Journal(String bootstrapServers, AdoptedTopic topic) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final byte[] KEY = "plan".getBytes(UTF_8);

  void write(Plan plan) {
    try (Writing writing = new Writing(bootstrapServers)) {
      writing.write(
          new ProducerRecord<>(topic.copy(), plan.partitions(), KEY, JSON.writeValueAsBytes(plan)));
      writing.finish();
    }
  }

  /** Empty if there is no copy, or one that is not whole. */
  Optional<Plan> read(Optional<TopicDescription> copy) {
    if (copy.isEmpty()) {
      return Optional.empty();
    }
    int partition = copy.get().partitions().size() - 1;
    Optional<Plan> found = Optional.empty();
    try (Records records =
        new Records(bootstrapServers, new TopicPartition(topic.copy(), partition), 0)) {
      while (records.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = records.next();
        found = Optional.of(JSON.readValue(record.value(), Plan.class));
      }
    }
    return found;
  }
}
