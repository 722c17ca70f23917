package io.jangbu.cli.erase.proof;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/**
 * When records leave a topic, by its settings: the latest moment, in milliseconds. Kafka cleans in
 * whole segments, so most leave earlier, and some minutes are the cleaner's own.
 *
 * @param deletes whether records leave by their age, whatever else happens to them
 * @param retention how long a closed segment stays after its newest record
 * @param segment how long a segment may take until it is closed
 * @param compactionLag how long an overwritten record may stay where nothing else makes the cleaner
 *     run
 * @param tombstones how long a tombstone stays after it was cleaned the first time
 */
record Cleaning(
    boolean deletes, long retention, long segment, long compactionLag, long tombstones) {

  /** No setting bounds it. */
  static final long NEVER = Long.MAX_VALUE;

  /** Of a topic's settings, those of its brokers among them. */
  static Cleaning of(Config config) {
    long retention = number(config, TopicConfig.RETENTION_MS_CONFIG);
    return new Cleaning(
        value(config, TopicConfig.CLEANUP_POLICY_CONFIG)
            .contains(TopicConfig.CLEANUP_POLICY_DELETE),
        retention < 0 ? NEVER : retention,
        number(config, TopicConfig.SEGMENT_MS_CONFIG),
        number(config, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG),
        number(config, TopicConfig.DELETE_RETENTION_MS_CONFIG));
  }

  /** The setting that would bound what is not bounded. */
  String boundedBy() {
    return deletes ? TopicConfig.RETENTION_MS_CONFIG : TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG;
  }

  /** When a record of that time is gone by its age. */
  long aged(long timestamp) {
    return after(after(timestamp, retention), segment);
  }

  /** When a record is gone that another one of that time has overwritten. */
  long overwritten(long timestamp) {
    return after(timestamp, compactionLag);
  }

  /** When a tombstone of that time is gone: it is cleaned, stays a while, and is cleaned again. */
  long tombstone(long timestamp) {
    return after(after(after(timestamp, compactionLag), tombstones), compactionLag);
  }

  private static long after(long moment, long time) {
    return moment > NEVER - time ? NEVER : moment + time;
  }

  private static long number(Config config, String name) {
    return Long.parseLong(value(config, name));
  }

  private static String value(Config config, String name) {
    ConfigEntry entry = requireNonNull(config.get(name), name);
    return requireNonNull(entry.value(), name);
  }
}
