package io.jangbu.cli.topics;

import io.jangbu.cli.progress.Progress;
import io.jangbu.cli.topics.Plan.Position;
import io.jangbu.cli.verify.VersionCheck;
import io.jangbu.kafka.record.Rewritten;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies a topic into another one that has the partitions of the context: each partition in its
 * order, what lies elsewhere than the contract says behind it.
 */
final class Copying {

  private final String bootstrapServers;
  private final AdoptedTopic topic;
  private final int partitions;
  private final Groups groups;
  private final String decides;
  private final Progress progress;
  private final long[] records;
  private final List<Position> positions = new ArrayList<>();
  private final List<String> findings = new ArrayList<>();
  private long undecided;

  /**
   * A copy of nothing yet.
   *
   * @param partitions that the context has
   * @param decides the group of the command service
   */
  Copying(
      String bootstrapServers,
      AdoptedTopic topic,
      int partitions,
      Groups groups,
      String decides,
      Progress progress) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.partitions = partitions;
    this.groups = groups;
    this.decides = decides;
    this.progress = progress;
    this.records = new long[partitions];
  }

  /** Takes a record that goes to a partition of the copy. */
  interface Target {
    void take(int partition, ConsumerRecord<byte[], byte[]> record);
  }

  /** All that is there, of a topic that has {@code found} partitions now. */
  void copy(int found, Target target) {
    for (int partition = 0; partition < partitions; partition++) {
      keep(partition, target);
    }
    if (topic.hasCommands()) {
      // Of those that were not decided yet some were sent by the new number of partitions.
      for (int partition = 0; partition < partitions; partition++) {
        bringHome(partition, decidedUpTo(partition), target);
      }
    }
    for (int partition = partitions; partition < found; partition++) {
      bringHome(partition, 0, target);
    }
  }

  private void keep(int partition, Target target) {
    TopicPartition from = new TopicPartition(topic.name(), partition);
    Map<String, OffsetAndMetadata> read = new TreeMap<>();
    groups
        .offsets()
        .forEach((group, offsets) -> {
          OffsetAndMetadata offset = offsets.get(from);
          if (offset != null) {
            read.put(group, offset);
          }
        });
    Map<String, Long> before = new HashMap<>();
    long decided = decidedUpTo(partition);
    VersionCheck check =
        topic.hasEvents() ? new VersionCheck(topic.log(), partition, partitions) : null;
    try (Records records = new Records(bootstrapServers, from, 0)) {
      while (records.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = records.next();
        if (isAway(record, decided)) {
          continue;
        }
        read.forEach((group, offset) -> {
          if (record.offset() < offset.offset()) {
            before.merge(group, 1L, Long::sum);
          }
        });
        if (check != null) {
          check.read(
              record.offset(), record.key(), record.value(), Rewritten.isMarked(record.headers()));
        }
        if (topic.hasCommands() && record.offset() >= decided) {
          undecided++;
        }
        put(partition, record, target);
      }
    }
    read.forEach((group, offset) ->
        positions.add(
            new Position(
                group,
                partition,
                before.getOrDefault(group, 0L),
                offset.metadata(),
                topic.hasCommands() && group.equals(decides))));
    if (check != null) {
      findings.addAll(check.end());
    }
  }

  private void bringHome(int partition, long from, Target target) {
    TopicPartition source = new TopicPartition(topic.name(), partition);
    try (Records records = new Records(bootstrapServers, source, from)) {
      while (records.hasNext()) {
        ConsumerRecord<byte[], byte[]> record = records.next();
        if (partition >= partitions || isAway(record, from)) {
          undecided++;
          put(AdoptedTopic.home(record.key(), partitions), record, target);
        }
      }
    }
  }

  /** Whether it is a command that was not decided and is not in its stream's partition. */
  private boolean isAway(ConsumerRecord<byte[], byte[]> record, long decided) {
    return topic.hasCommands()
        && record.offset() >= decided
        && record.key() != null
        && AdoptedTopic.home(record.key(), partitions) != record.partition();
  }

  private void put(int partition, ConsumerRecord<byte[], byte[]> record, Target target) {
    records[partition]++;
    target.take(partition, record);
    progress.step(1);
  }

  private long decidedUpTo(int partition) {
    OffsetAndMetadata offset =
        groups
            .offsets()
            .getOrDefault(decides, Map.of())
            .get(new TopicPartition(topic.name(), partition));
    return offset == null ? 0 : offset.offset();
  }

  /** How many went to each partition. */
  List<Long> records() {
    List<Long> all = new ArrayList<>();
    for (long each : records) {
      all.add(each);
    }
    return all;
  }

  /** How far each group has read of what each partition got. */
  List<Position> positions() {
    return positions;
  }

  /** Of commands, those that nobody has decided; of others, those that were brought home. */
  long undecided() {
    return undecided;
  }

  /** What is wrong with the streams of events. */
  List<String> findings() {
    return findings;
  }
}
