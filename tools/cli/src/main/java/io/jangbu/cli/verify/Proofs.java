package io.jangbu.cli.verify;

import io.jangbu.kafka.integrity.Authenticity;
import io.jangbu.kafka.integrity.Beginnings;
import io.jangbu.kafka.integrity.Checkpoint;
import io.jangbu.kafka.integrity.CheckpointVerifier;
import io.jangbu.kafka.integrity.Checkpoints;
import io.jangbu.kafka.integrity.EventKeys;
import io.jangbu.kafka.integrity.EventTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What the events are held against beside themselves: checkpoints, if there is a public key, and
 * authentication codes, if there are the secret ones.
 */
final class Proofs {

  /** Neither. */
  static final Proofs NONE = new Proofs(EventTrust.NONE, null, Map.of(), Map.of(), List.of());

  private final EventTrust trust;
  private final @Nullable CheckpointVerifier verifier;
  private final Map<TopicPartition, List<Checkpoint>> checkpoints;
  private final Map<String, String> ids;
  private final List<String> forged;

  private Proofs(
      EventTrust trust,
      @Nullable CheckpointVerifier verifier,
      Map<TopicPartition, List<Checkpoint>> checkpoints,
      Map<String, String> ids,
      List<String> forged) {
    this.trust = trust;
    this.verifier = verifier;
    this.checkpoints = checkpoints;
    this.ids = ids;
    this.forged = forged;
  }

  /**
   * Those that Kafka has.
   *
   * @param client what a client is made with
   * @param keys none: codes are not checked
   * @param verifier null: checkpoints are not looked at
   * @param partitions that will be read
   * @throws ExecutionException if Kafka does not let them be read
   */
  static Proofs read(
      Map<String, Object> client,
      EventKeys keys,
      @Nullable CheckpointVerifier verifier,
      Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    EventTrust trust =
        keys.isEmpty()
            ? EventTrust.NONE
            : new EventTrust(keys, new Beginnings(keys, () -> client, () -> client));
    if (verifier == null) {
      return new Proofs(trust, null, Map.of(), Map.of(), List.of());
    }
    try (Admin admin = Admin.create(client)) {
      Checkpoints.Read read = Checkpoints.read(admin, client, verifier);
      return new Proofs(
          trust, verifier, read.valid(), Beginnings.ids(admin, partitions), read.forged());
    }
  }

  /** Whether checkpoints are looked at. */
  boolean hasCheckpoints() {
    return verifier != null;
  }

  /** What tells whether a record of that topic was written by the command service. */
  Authenticity authenticity(String topic) {
    return trust.authenticity(topic);
  }

  /** The checkpoints that hold for the topic as it is, by their sequence numbers. */
  NavigableMap<Long, Checkpoint> of(TopicPartition partition) {
    NavigableMap<Long, Checkpoint> found = new TreeMap<>();
    for (Checkpoint checkpoint : checkpoints.getOrDefault(partition, List.of())) {
      if (checkpoint.topicId().equals(ids.get(partition.topic()))) {
        found.put(checkpoint.head().sequence(), checkpoint);
      }
    }
    return found;
  }

  /**
   * What is wrong with the checkpoints themselves.
   *
   * @param chained the partitions whose events have a chain
   */
  List<String> faults(Set<TopicPartition> chained) {
    List<String> faults = new ArrayList<>();
    forged.forEach(each -> faults.add(Checkpoint.TOPIC + " " + each));
    for (TopicPartition partition : chained) {
      if (of(partition).isEmpty()) {
        faults.add(
            checkpoints.containsKey(partition)
                ? partition
                    + ": its checkpoints are of another topic of that name; where it was moved,"
                    + " ./jangbu checkpoints anchor signs what is there now"
                : partition + ": there is no checkpoint that this key has signed");
      }
    }
    return faults;
  }
}
