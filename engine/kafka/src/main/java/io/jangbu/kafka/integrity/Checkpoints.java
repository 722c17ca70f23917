package io.jangbu.kafka.integrity;

import io.jangbu.kafka.consumer.topics.SmallTopic;
import io.jangbu.kafka.record.MalformedRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** The topic {@link Checkpoint#TOPIC}. */
public final class Checkpoints {

  private static final SmallTopic TOPIC = new SmallTopic(Checkpoint.TOPIC);

  /** What is replaced goes soon: whoever verifies reads all of it. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "segment.ms", Long.toString(Duration.ofHours(1).toMillis()),
          "max.compaction.lag.ms", Long.toString(Duration.ofHours(1).toMillis()));

  private Checkpoints() {}

  /**
   * What was read.
   *
   * @param valid those of the key, by their partitions, in the order of the topic
   * @param forged why each record is none that is said to be of the key, with its offset
   */
  public record Read(Map<TopicPartition, List<Checkpoint>> valid, List<String> forged) {}

  /**
   * Reads all of them; none if there is no such topic.
   *
   * @param settings of a consumer
   * @throws ExecutionException if Kafka does not let them be read
   */
  public static Read read(Admin admin, Map<String, Object> settings, CheckpointVerifier verifier)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, List<Checkpoint>> valid = new HashMap<>();
    List<String> forged = new ArrayList<>();
    TOPIC.read(
        admin,
        settings,
        (_, record) -> {
          if (record.value() == null) {
            return;
          }
          try {
            Checkpoint checkpoint = verifier.verified(record.value(), signature(record));
            if (checkpoint != null) {
              valid.computeIfAbsent(checkpoint.partition(), _ -> new ArrayList<>()).add(checkpoint);
            }
          } catch (MalformedRecordException e) {
            forged.add("offset " + record.offset() + ": " + e.getMessage());
          }
        });
    return new Read(valid, List.copyOf(forged));
  }

  private static byte[] signature(ConsumerRecord<byte[], byte[]> record) {
    Header header = record.headers().lastHeader(Checkpoint.SIGNATURE);
    return header == null || header.value() == null ? new byte[0] : header.value();
  }

  /**
   * Makes the topic; nothing happens if it is there.
   *
   * @throws ExecutionException if Kafka does not make it
   */
  public static void make(Admin admin, short replication, int minInsyncReplicas)
      throws ExecutionException, InterruptedException {
    TOPIC.make(admin, replication, minInsyncReplicas, SETTINGS);
  }

  /**
   * Signs and writes checkpoints. When this returns all of them are there.
   *
   * @param settings of a producer
   * @throws ExecutionException if one was not taken
   */
  public static void write(
      Map<String, Object> settings, CheckpointSigner signer, Collection<Checkpoint> checkpoints)
      throws ExecutionException, InterruptedException {
    TOPIC.write(
        settings, checkpoints.stream().map(checkpoint -> record(checkpoint, signer)).toList());
  }

  /** As it is written. */
  public static ProducerRecord<byte[], byte[]> record(
      Checkpoint checkpoint, CheckpointSigner signer) {
    byte[] value = checkpoint.encode();
    ProducerRecord<byte[], byte[]> record = TOPIC.record(checkpoint.recordKey(), value);
    record.headers().add(Checkpoint.SIGNATURE, signer.sign(value));
    return record;
  }
}
