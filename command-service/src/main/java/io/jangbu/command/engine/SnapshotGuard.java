package io.jangbu.command.engine;

import io.jangbu.command.context.BoundedContext;
import io.jangbu.command.topics.UnsafeTopicsException;
import io.jangbu.command.topics.UntilKnown;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/**
 * Refuses to start where there are events but the changelog of their snapshots is gone. Every known
 * stream would look new, get version 1 again, and compaction would replace its old events.
 */
final class SnapshotGuard {

  private final Admin admin;
  private final String applicationId;

  SnapshotGuard(Admin admin, String applicationId) {
    this.admin = admin;
    this.applicationId = applicationId;
  }

  /**
   * Checks one context.
   *
   * @throws UnsafeTopicsException if its history would be overwritten
   */
  void check(BoundedContext<?, ?, ?> context, int partitions)
      throws ExecutionException, InterruptedException {
    String changelog =
        applicationId + "-" + new NodeNames(context.name()).snapshots() + "-changelog";
    if (!admin.listTopics().names().get().contains(changelog)
        && hasRecords(context.topics().events(), partitions)) {
      throw new UnsafeTopicsException(
          List.of(
              context.topics().events()
                  + " has events, but the changelog of their snapshots, "
                  + changelog
                  + ", is gone: streams would begin again at version 1 over their old events"));
    }
  }

  private boolean hasRecords(String topic, int partitions) {
    Map<TopicPartition, OffsetSpec> ends =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return UntilKnown.answer(() -> admin.listOffsets(ends).all().get()).values().stream()
        .anyMatch(end -> end.offset() > 0);
  }
}
