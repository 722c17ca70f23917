package io.jangbu.kafka.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many partitions the topics of one context have. All must have the same number: a stream is in
 * the partition that its id hashes to, and with another number it would be in another one.
 *
 * @param found the count of each topic that there is, by its name; those of the context alone
 * @param gone topics that are needed and are not there
 */
public record PartitionCounts(Map<String, Integer> found, Set<String> gone) {

  public PartitionCounts {
    found = Map.copyOf(found);
    gone = Set.copyOf(gone);
  }

  /** What is wrong where nothing else tells which number is the right one. */
  public Optional<String> fault() {
    return fault(usual());
  }

  /**
   * What is wrong and what to do about it, in sentences; empty if nothing is.
   *
   * @param partitions that each of them has to have
   */
  public Optional<String> fault(int partitions) {
    List<String> faults = new ArrayList<>();
    for (String topic : new TreeSet<>(gone)) {
      faults.add(
          topic
              + " is gone, and with it what the state was made from. Stop the services; a backup of"
              + " Kafka brings it back (docs/deploying.md, Backup and restore)");
    }
    new TreeMap<>(found)
        .forEach((topic, count) -> {
          if (count != partitions) {
            faults.add(
                "%s has %d partitions, not the %d of its context, so that a stream would be in two of them. "
                        .formatted(topic, count, partitions)
                    + (count > partitions
                        ? "Partitions cannot be removed: stop the services and run ./jangbu topics"
                            + " adopt "
                            + topic
                            + " (docs/operating.md, A topic has got more partitions)"
                        : "Somebody recreated it with fewer: stop the services; a backup of Kafka"
                            + " brings it back (docs/deploying.md, Backup and restore)"));
          }
        });
    return faults.isEmpty() ? Optional.empty() : Optional.of(String.join(". ", faults));
  }

  /** The count that most of them have; of two, the smaller, as topics only ever grow. 0 = none. */
  public int usual() {
    return found.values().stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(
            Map.Entry.<Integer, Long>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey)
        .orElse(0);
  }
}
