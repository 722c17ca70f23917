package io.jangbu.testkit.hosts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A record that is small on the wire, and larger than what a service has memory for. */
public final class Bomb {

  /** 150 MB of zeros, which zstd makes 15 kB of. */
  public static final int BYTES = 150_000_000;

  private Bomb() {}

  /** A bomb for that partition, with that key. */
  public static ProducerRecord<byte[], byte[]> of(String topic, int partition, byte[] key) {
    return new ProducerRecord<>(topic, partition, key, new byte[BYTES]);
  }

  /**
   * Sends the records to the shared broker in one batch, as a producer does that has them at once.
   *
   * @param records of one partition
   * @return the offset of each
   */
  @SafeVarargs
  public static List<Long> sendTogether(ProducerRecord<byte[], byte[]>... records)
      throws ExecutionException, InterruptedException {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            KafkaHost.shared().bootstrapServers(),
            "compression.type",
            "zstd",
            "max.request.size",
            BYTES + (1 << 20),
            "batch.size",
            BYTES + (1 << 20),
            "buffer.memory",
            2L * BYTES,
            "linger.ms",
            60_000);
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.send(record));
      }
      producer.flush();
      for (Future<RecordMetadata> each : sent) {
        offsets.add(each.get().offset());
      }
    }
    return offsets;
  }
}
