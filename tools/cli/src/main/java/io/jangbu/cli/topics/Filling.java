package io.jangbu.cli.topics;

import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.topics.Plan.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Fills the new topic from the copy, from wherever an earlier run was stopped, and proves it by
 * reading both. What others have written into the new topic meanwhile stays.
 */
final class Filling {

  private final String bootstrapServers;
  private final AdoptedTopic topic;
  private final Plan plan;
  private final Progress progress;
  private final Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets = new HashMap<>();

  Filling(String bootstrapServers, AdoptedTopic topic, Plan plan, Progress progress) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.plan = plan;
    this.progress = progress;
  }

  /** How much of a partition's copy is in the topic, and where. */
  private static final class Match {
    long records;

    /** The offset after the last one, for each number of records that somebody has read. */
    final Map<Long, Long> after = new HashMap<>();

    /** What others wrote before the last one that is decided. */
    final List<ConsumerRecord<byte[], byte[]>> foreign = new ArrayList<>();
  }

  /** Fills it. */
  void fill() {
    try (Writing writing = new Writing(bootstrapServers)) {
      for (int partition = 0; partition < plan.partitions(); partition++) {
        Match match = match(partition);
        progress.step(match.records);
        if (match.records < plan.records().get(partition)) {
          append(partition, match.records, writing);
          match = match(partition);
        }
        if (match.records != plan.records().get(partition)) {
          throw new IllegalStateException(
              "%s-%d has %d of %d records"
                  .formatted(
                      topic.name(), partition, match.records, plan.records().get(partition)));
        }
        // Else nobody would ever decide them.
        for (ConsumerRecord<byte[], byte[]> foreign : match.foreign) {
          writing.write(topic.name(), partition, foreign);
        }
        writing.finish();
        note(partition, match);
      }
    }
  }

  /** Where each group goes on. */
  Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets() {
    return offsets;
  }

  private Match match(int partition) {
    Match match = new Match();
    match.after.put(0L, 0L);
    long decided =
        positions(partition).stream()
            .filter(Position::decides)
            .mapToLong(Position::records)
            .max()
            .orElse(0);
    try (Records copy =
            new Records(bootstrapServers, new TopicPartition(topic.copy(), partition), 0);
        Records made =
            new Records(bootstrapServers, new TopicPartition(topic.name(), partition), 0)) {
      while (made.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = made.next();
        if (copy.hasNext() && Records.same(record, copy.peek())) {
          copy.next();
          match.records++;
          match.after.put(match.records, record.offset() + 1);
          forget(match);
        } else if (match.records < decided) {
          match.foreign.add(record);
        }
      }
    }
    return match;
  }

  /** Keeps the places that somebody goes on from, and the last. */
  private void forget(Match match) {
    long before = match.records - 1;
    if (before > 0 && plan.positions().stream().noneMatch(each -> each.records() == before)) {
      match.after.remove(before);
    }
  }

  private void append(int partition, long from, Writing writing) {
    // Nobody else writes the copy, and no transaction leaves a mark: an offset is a number there.
    try (Records copy =
        new Records(bootstrapServers, new TopicPartition(topic.copy(), partition), from)) {
      while (copy.hasNext()) {
        writing.write(topic.name(), partition, copy.next());
        progress.step(1);
      }
    }
    writing.finish();
  }

  private void note(int partition, Match match) {
    for (Position position : positions(partition)) {
      Long offset = match.after.get(position.records());
      if (offset == null) {
        throw new IllegalStateException("no place for " + position);
      }
      offsets
          .computeIfAbsent(position.group(), _ -> new HashMap<>())
          .put(
              new TopicPartition(topic.name(), partition),
              new OffsetAndMetadata(offset, position.metadata()));
    }
  }

  private List<Position> positions(int partition) {
    return plan.positions().stream().filter(each -> each.partition() == partition).toList();
  }
}
