package io.jangbu.cli.verify;

import io.jangbu.kafka.record.AggregateTopics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** What was counted of one context. */
final class Figures {

  private static final int MOST_NAMED = 100;

  final String context;
  final String topic;
  final int partitions;
  final Map<String, Long> events = new TreeMap<>();
  final Checksum checksum = new Checksum();
  long streams;
  long erased;

  /** Events that have a place in the chain. */
  long inChain;

  /** Events of partitions that have a chain, which came before it began. */
  long beforeChain;

  /** Events with a place in the chain that no checkpoint covers. */
  long unproven;

  /** The partitions that have a chain. */
  final Set<TopicPartition> chained = new LinkedHashSet<>();

  /** Streams that lack an event, for whatever reason. */
  long incomplete;

  /** A hundred of them at most, by name. */
  final List<String> named = new ArrayList<>();

  long undecodable;

  /** Partitions that were read to their end. */
  int read;

  long findings;

  /** Records that lie behind an open transaction, and were not read. */
  long behind;

  Figures(AggregateTopics topics, int partitions) {
    this.context = topics.context();
    this.topic = topics.events();
    this.partitions = partitions;
  }

  void event(String type) {
    events.merge(type, 1L, Long::sum);
  }

  void incomplete(String streamId) {
    incomplete++;
    if (named.size() < MOST_NAMED) {
      named.add(streamId);
    }
  }

  /** Those that could be read. */
  long allEvents() {
    return events.values().stream().mapToLong(Long::longValue).sum();
  }
}
