package io.jangbu.cli.checkpoints;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jangbu.cli.log.BrokerGoneException;
import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.cli.verify.chain.ChainCheck;
import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.Beginning;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.integrity.CheckpointSigner;
import io.jangbu.kafka.integrity.Checkpoints;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventTrust;
import io.jangbu.kafka.integrity.Refusal;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Follows the chains, and signs where they end. */
final class Anchoring {

  private final Map<String, Object> client;
  private final EventKeys keys;
  private final Beginnings beginnings;
  private final PrintWriter out;
  private final Map<TopicPartition, ChainHead> heads = new LinkedHashMap<>();
  private final Map<TopicPartition, Long> ends = new LinkedHashMap<>();
  private long findings;

  Anchoring(Map<String, Object> client, EventKeys keys, PrintWriter out) {
    this.client = client;
    this.keys = keys;
    this.beginnings = new Beginnings(keys, () -> client, () -> client);
    this.out = out;
  }

  /** How much is wrong in what was read. */
  long findings() {
    return findings;
  }

  /** Reads a partition; false if it was asked to stop. */
  boolean read(LogReader reader, PartitionRange range) throws BrokerGoneException {
    TopicPartition partition = range.partition();
    Authenticity authenticity =
        (keys.isEmpty() ? EventTrust.NONE : new EventTrust(keys, beginnings))
            .authenticity(partition.topic());
    List<byte[]> tombstones = new ArrayList<>();
    ChainCheck check =
        new ChainCheck(
            partition.topic(),
            partition.partition(),
            new TreeMap<>(),
            (offset, key, wrong) -> found(partition, offset, key, wrong));
    boolean all =
        reader.readWhole(range, record -> read(record, check, authenticity, tombstones))
            == range.end();
    check.end(tombstones.size());
    check.head().ifPresent(head -> heads.put(partition, head));
    ends.put(partition, range.end());
    return all;
  }

  private void read(
      ConsumerRecord<byte[], byte[]> record,
      ChainCheck check,
      Authenticity authenticity,
      List<byte[]> tombstones) {
    if (record.key() == null) {
      return;
    }
    if (record.value() == null) {
      tombstones.add(record.key());
      return;
    }
    check.read(record.offset(), record.key(), record.value(), record.headers());
    Refusal refusal =
        authenticity.refusal(
            record.partition(), record.offset(), record.key(), record.value(), record.headers());
    if (refusal != null) {
      found(
          new TopicPartition(record.topic(), record.partition()),
          record.offset(),
          record.key(),
          refusal.toString());
    }
  }

  private void found(TopicPartition partition, long offset, byte[] key, String wrong) {
    findings++;
    String text = new String(key, UTF_8).replaceAll("\\p{Cntrl}+", " ");
    out.println(partition + " offset " + offset + ", " + text + ": " + wrong);
  }

  /** Signs where they end. When this returns that is in Kafka. */
  void sign(CheckpointSigner signer) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      Map<String, String> ids = Beginnings.ids(admin, ends.keySet());
      Checkpoints.make(admin, (short) -1, 1);
      Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
      List<Checkpoint> checkpoints = new ArrayList<>();
      heads.forEach((partition, head) ->
          checkpoints.add(
              new Checkpoint(
                  partition, ids.getOrDefault(partition.topic(), ""), head, now, signer.id())));
      Checkpoints.write(client, signer, checkpoints);
      out.println("Signed the chains of " + checkpoints.size() + " partitions.");
      if (!keys.isEmpty()) {
        begin(admin, ids);
      }
      out.flush();
    }
  }

  private void begin(Admin admin, Map<String, String> ids)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Beginning> anew = new HashMap<>();
    ends.forEach((partition, end) ->
        anew.put(partition, new Beginning(ids.getOrDefault(partition.topic(), ""), end)));
    beginnings.write(admin, client, (short) -1, 1, anew);
    out.println(
        "From now on all events of %d partitions need an authentication code. Restart the services."
            .formatted(anew.size()));
  }
}
