package io.jangbu.command.topics;

import io.jangbu.kafka.record.PartitionCounts;
import io.jangbu.kafka.record.TopicSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What would lose data or order. Other differences are the operator's choice. */
final class TopicFaults {

  static final String CLEANUP_POLICY = "cleanup.policy";

  private TopicFaults() {}

  /** A sentence for each fault of a context's topics as they stand. */
  static List<String> of(
      List<TopicSettings> wanted,
      Map<String, Integer> partitions,
      Map<String, String> cleanupPolicies) {
    List<String> faults = new ArrayList<>();
    for (TopicSettings topic : wanted) {
      String policy = topic.config().get(CLEANUP_POLICY);
      String actual = cleanupPolicies.get(topic.name());
      if (!Objects.equals(actual, policy)) {
        faults.add(
            "%s has cleanup.policy=%s and must have %s: %s. Set it: kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config cleanup.policy=%s"
                .formatted(topic.name(), actual, policy, why(policy), topic.name(), policy));
      }
    }
    faults.addAll(partitions(partitions));
    return faults;
  }

  /** A sentence for a topic whose tombstones would go, and which this service may not alter. */
  static String tombstones(String topic, @Nullable String actual, Throwable why) {
    return "%s has %s=%s and must have %d: once compaction has taken its tombstones nothing tells that an event was erased, and its version is given out again. It cannot be set from here (%s). Set it: kafka-configs.sh --alter --entity-type topics --entity-name %s --add-config %s=%d"
        .formatted(
            topic,
            TopicSettings.TOMBSTONES_KEPT,
            actual,
            TopicSettings.TOMBSTONES_KEPT_MILLIS,
            why.getMessage(),
            topic,
            TopicSettings.TOMBSTONES_KEPT,
            TopicSettings.TOMBSTONES_KEPT_MILLIS);
  }

  /** What is wrong with the partition counts of topics of one context. */
  static List<String> partitions(Map<String, Integer> partitions) {
    return new PartitionCounts(partitions, Set.of())
        .fault().stream()
            .map(fault ->
                "the partition counts differ, so that a stream would lose its order: "
                    + new TreeMap<>(partitions)
                        .entrySet().stream()
                            .map(count -> count.getKey() + " has " + count.getValue())
                            .collect(Collectors.joining(", "))
                    + ". "
                    + fault)
            .toList();
  }

  private static String why(@Nullable String policy) {
    return "compact".equals(policy)
        ? "events are kept for ever"
        : "many records share a key, of which compaction keeps one";
  }
}
