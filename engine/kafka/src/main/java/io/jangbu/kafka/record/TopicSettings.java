package io.jangbu.kafka.record;

import io.jangbu.core.Entries;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a topic is made.
 *
 * @param partitions the same for every topic of a context, chosen once: a later change would move
 *     streams to other partitions
 * @param config the topic's own settings, by Kafka's names
 */
public record TopicSettings(
    String name, int partitions, short replication, Map<String, String> config) {

  /**
   * The largest command as JSON, in bytes, over HTTP and on a topic. One that is within the bounds
   * of its texts and its lines takes less, even if each character is written as an escape.
   */
  public static final int MAX_JSON_COMMAND_BYTES = 1 << 20;

  /**
   * The largest command on a topic, in bytes, with its headers, once its compression is undone: an
   * HTTP body of 1 MiB and its envelope fit with room to spare.
   */
  public static final int MAX_COMMAND_BYTES = 2 << 20;

  /** The largest record that a command can lead to, in bytes. */
  public static final int MAX_RECORD_BYTES = 3 << 20;

  /**
   * The largest snapshot, in bytes: it carries what a few events do, an order's that of four. What
   * grows without end is kept in {@link Entries} instead.
   */
  public static final int MAX_SNAPSHOT_BYTES = 4 * MAX_RECORD_BYTES;

  /**
   * The largest record that a consumer of ours unpacks, in bytes: one that a command leads to, with
   * its headers. What the topics take is measured before it is unpacked, and may be anything then.
   */
  public static final int MAX_UNPACKED_BYTES = MAX_RECORD_BYTES + (1 << 20);

  /** The largest that is unpacked of a changelog, in bytes: a snapshot with its key. */
  public static final int MAX_UNPACKED_SNAPSHOT_BYTES = MAX_SNAPSHOT_BYTES + (1 << 20);

  /** The setting of a compacted topic that says how long a tombstone stays in it. */
  public static final String TOMBSTONES_KEPT = "delete.retention.ms";

  /**
   * How long the tombstone of an event stays, in milliseconds: 100 years. As long as it is there a
   * stream is known to lack the event, also after compaction and also if it was the last one. So
   * long stay the marks of transactions, too, some 80 bytes each.
   */
  public static final long TOMBSTONES_KEPT_MILLIS = 3_155_760_000_000L;

  /** The setting of a compacted topic that says when what was replaced is gone from the disks. */
  public static final String COMPACTED_WITHIN = "max.compaction.lag.ms";

  /**
   * How long at most an event or a state stays on disk after another record has taken its place, in
   * milliseconds: 30 days. The law that asks for erasure gives a month (GDPR, article 12). Without
   * it there would be no end: Kafka compacts a topic when half of it was replaced.
   */
  public static final long COMPACTED_WITHIN_MILLIS = 2_592_000_000L;

  public TopicSettings {
    config = Map.copyOf(config);
  }

  /** The four topics of a context, with the settings of the public contract. */
  public static List<TopicSettings> of(
      AggregateTopics topics, int partitions, short replication, int minInsyncReplicas) {
    return List.of(
        // The broker's clock, so that a sender's wrong one cannot age a command out of its topic.
        new TopicSettings(
            topics.commands(),
            partitions,
            replication,
            Map.of(
                "cleanup.policy", "delete",
                "retention.ms", millis(Duration.ofDays(7)),
                "message.timestamp.type", "LogAppendTime",
                "max.message.bytes", Integer.toString(MAX_COMMAND_BYTES),
                "min.insync.replicas", Integer.toString(minInsyncReplicas))),
        new TopicSettings(
            topics.events(),
            partitions,
            replication,
            Map.of(
                "cleanup.policy",
                "compact",
                TOMBSTONES_KEPT,
                Long.toString(TOMBSTONES_KEPT_MILLIS),
                COMPACTED_WITHIN,
                Long.toString(COMPACTED_WITHIN_MILLIS),
                "max.message.bytes",
                Integer.toString(MAX_RECORD_BYTES),
                "min.insync.replicas",
                Integer.toString(minInsyncReplicas))),
        kept(topics.results(), Duration.ofDays(1), partitions, replication, minInsyncReplicas),
        kept(
            topics.deadLetters(), Duration.ofDays(30), partitions, replication, minInsyncReplicas));
  }

  private static TopicSettings kept(
      String name, Duration retention, int partitions, short replication, int minInsyncReplicas) {
    return new TopicSettings(
        name,
        partitions,
        replication,
        Map.of(
            "cleanup.policy", "delete",
            "retention.ms", millis(retention),
            "max.message.bytes", Integer.toString(MAX_RECORD_BYTES),
            "min.insync.replicas", Integer.toString(minInsyncReplicas)));
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }
}
