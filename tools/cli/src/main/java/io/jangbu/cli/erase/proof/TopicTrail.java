package io.jangbu.cli.erase.proof;

import io.jangbu.cli.log.PartitionRange;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** A topic, how far it was read, and what was found in it until there. */
final class TopicTrail {

  private static final Cluster.Ends NOTHING = new Cluster.Ends(0, 0, 0);

  private final String topic;
  private final Cleaning cleaning;
  private final Map<TopicPartition, Trail> trails =
      new TreeMap<>((one, other) -> Integer.compare(one.partition(), other.partition()));
  private final Map<TopicPartition, Cluster.Ends> ends = new HashMap<>();
  private final Map<TopicPartition, Long> readCommitted = new HashMap<>();
  private final Map<TopicPartition, Long> readAny = new HashMap<>();

  TopicTrail(String topic, Cleaning cleaning) {
    this.topic = topic;
    this.cleaning = cleaning;
  }

  String topic() {
    return topic;
  }

  /** Up to where it is to be read next. */
  void upTo(Map<TopicPartition, Cluster.Ends> moment) {
    moment.forEach((partition, each) -> {
      ends.put(partition, each);
      trails.computeIfAbsent(
          partition,
          _ ->
              cleaning.deletes()
                  ? new AgingTrail(cleaning)
                  : new CompactedTrail(partition, cleaning));
    });
  }

  Map<TopicPartition, Trail> trails() {
    return trails;
  }

  /** What is to be read of committed records: nothing where it does not matter which they are. */
  PartitionRange committed(TopicPartition partition) {
    Cluster.Ends now = ends.getOrDefault(partition, NOTHING);
    return trails.get(partition) instanceof CompactedTrail
        ? range(partition, readCommitted.getOrDefault(partition, now.start()), now.decided())
        : range(partition, now.start(), now.start());
  }

  /** What is to be read of all records. */
  PartitionRange any(TopicPartition partition) {
    Cluster.Ends now = ends.getOrDefault(partition, NOTHING);
    return range(partition, readAny.getOrDefault(partition, now.start()), now.end());
  }

  /** Both were read. */
  void read(TopicPartition partition) {
    Cluster.Ends now = ends.getOrDefault(partition, NOTHING);
    readCommitted.merge(partition, now.decided(), Math::max);
    readAny.merge(partition, now.end(), Math::max);
    Trail trail = trails.get(partition);
    if (trail != null) {
      trail.end(now.decided());
    }
  }

  private static PartitionRange range(TopicPartition partition, long from, long end) {
    return new PartitionRange(partition, from, Math.max(from, end), 0);
  }

  Found found() {
    Found.Tally tally = new Found.Tally();
    trails.values().forEach(trail -> trail.tell(tally));
    return tally.found(topic, cleaning.boundedBy());
  }
}
