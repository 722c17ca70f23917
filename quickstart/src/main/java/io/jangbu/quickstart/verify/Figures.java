package io.jangbu.quickstart.verify;

import java.util.Map;
import java.util.TreeMap;

/** What was counted of one context. */
final class Figures {

  final String topic;
  final int partitions;
  final Map<String, Long> events = new TreeMap<>();
  final Checksum checksum = new Checksum();
  long streams;
  long erased;
  long undecodable;

  /** Partitions that were read to their end. */
  int read;

  long findings;

  /** Records that lie behind an open transaction, and were not read. */
  long behind;

  Figures(String topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
  }

  void event(String type) {
    events.merge(type, 1L, Long::sum);
  }

  /** Those that could be read. */
  long allEvents() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
