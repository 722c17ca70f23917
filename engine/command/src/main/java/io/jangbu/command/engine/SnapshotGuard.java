package io.jangbu.command.engine;

import io.jangbu.command.AggregateType;
import io.jangbu.command.topics.UnsafeTopicsException;
import io.jangbu.command.topics.UntilKnown;
import io.jangbu.kafka.streams.ExistingTopics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the changelogs that the stores come back from are there. Without that of the
 * snapshots everything is rebuilt from the events. Without that of the idempotency store alone
 * nothing would be, for the snapshots say that they are complete: commands that come again would be
 * decided twice. And a changelog has as many partitions as its context: the state of a stream is in
 * the one that its commands are in.
 */
final class SnapshotGuard {

  private static final Logger log = LoggerFactory.getLogger(SnapshotGuard.class);

  private final Admin admin;
  private final String applicationId;

  SnapshotGuard(Admin admin, String applicationId) {
    this.admin = admin;
    this.applicationId = applicationId;
  }

  /**
   * Checks one context.
   *
   * @throws UnsafeTopicsException if commands could be decided twice
   */
  void check(AggregateType<?, ?, ?> type, int partitions)
      throws ExecutionException, InterruptedException {
    NodeNames names = new NodeNames(type.name());
    String snapshots = names.changelog(applicationId, names.snapshots());
    String idempotency = names.changelog(applicationId, names.idempotency());
    Set<String> topics = admin.listTopics().names().get();
    if (topics.contains(snapshots) && !topics.contains(idempotency)) {
      throw new UnsafeTopicsException(
          List.of(
              idempotency
                  + " is gone, the changelog of the idempotency store: commands could be decided"
                  + " twice; delete "
                  + snapshots
                  + " too, and both come back from "
                  + type.topics().events()));
    }
    requirePartitions(type.topics().context(), List.of(snapshots, idempotency), partitions);
    if (!topics.contains(snapshots)) {
      tellOfRebuild(type.topics().events(), snapshots, partitions);
    }
  }

  private void requirePartitions(String context, List<String> changelogs, int partitions)
      throws ExecutionException, InterruptedException {
    List<String> faults =
        ExistingTopics.describe(admin, changelogs, new DescribeTopicsOptions()).values().stream()
            .filter(changelog -> changelog.partitions().size() != partitions)
            .map(changelog ->
                "%s has %d partitions and every topic of %s %d: all of these were given another number. Bring each of them back with ./jangbu topics adopt <topic> --partitions %d (docs/operating.md, A topic has got more partitions)"
                    .formatted(
                        changelog.name(),
                        changelog.partitions().size(),
                        context,
                        partitions,
                        changelog.partitions().size()))
            .toList();
    if (!faults.isEmpty()) {
      throw new UnsafeTopicsException(faults);
    }
  }

  private void tellOfRebuild(String events, String snapshots, int partitions) {
    long records = records(events, partitions);
    if (records > 0) {
      log.warn(
          "{} is gone: the state is rebuilt from the {} records of {}; commands wait for it",
          snapshots,
          records,
          events);
    }
  }

  private long records(String topic, int partitions) {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return UntilKnown.answer(() -> admin.listOffsets(ends).all().get()).values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }
}
