package io.jangbu.cli.verify;

import io.jangbu.kafka.record.EventLog;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verify} proves, of one partition of events that somebody else reads: as it will be
 * when the topic has another number of partitions.
 */
public final class VersionCheck {

  private final PartitionCheck<?, ?> check;

  /** {@code partitions} are those that the topic will have. */
  public VersionCheck(EventLog<?, ?> log, int partition, int partitions) {
    check = new PartitionCheck<>(log, partition, new Figures(log.topics(), partitions));
  }

  /** The next record; without a value it is a tombstone. */
  public void read(long offset, byte @Nullable [] key, byte @Nullable [] value, boolean rewritten) {
    check.read(offset, key, value, rewritten);
  }

  /** The partition has no more records: what is wrong, a sentence each. */
  public List<String> end() {
    return check.end(Set.of()).stream().map(Finding::toString).toList();
  }
}
