package io.jangbu.cli.erase.search;

import io.jangbu.cli.log.LogReader;
import io.jangbu.cli.log.PartitionRange;
import io.jangbu.kafka.record.EventLog;
import java.util.List;
import java.util.Map;

/**
 * What there is to read.
 *
 * @param ranges of each log that the cluster has
 * @param first reads everything once
 * @param again reads some of it once more, of which nothing is told
 */
public record Sources(
    Map<EventLog<?, ?>, List<PartitionRange>> ranges, LogReader first, LogReader again) {

  /** Those of a log, by the numbers of the partitions. */
  List<PartitionRange> of(EventLog<?, ?> log) {
    return ranges.getOrDefault(log, List.of());
  }
}
