package io.jangbu.resilience.report;

import io.jangbu.resilience.checker.Punctuality;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a scenario came to.
 *
 * @param pauses one for each strike
 * @param deadlines that were due meanwhile
 * @param inspected how long it took until all was found right, or given up
 */
public record Row(
    String scenario,
    Tally tally,
    List<Pauses> pauses,
    Punctuality deadlines,
    Duration inspected,
    int faults) {

  public Row {
    pauses = List.copyOf(pauses);
  }

  /** The same scenario once more. */
  Row plus(Row other) {
    List<Pauses> all = new ArrayList<>(pauses);
    all.addAll(other.pauses);
    return new Row(
        scenario,
        tally.plus(other.tally),
        all,
        deadlines.plus(other.deadlines),
        inspected.compareTo(other.inspected) > 0 ? inspected : other.inspected,
        faults + other.faults);
  }

  List<String> cells() {
    return List.of(
        scenario,
        String.valueOf(pauses.size()),
        String.valueOf(tally.sent()),
        String.valueOf(tally.acknowledged()),
        String.valueOf(tally.refused()),
        String.valueOf(tally.unknown()),
        middle(Pauses::anywhere),
        worst(Pauses::anywhere),
        middle(Pauses::inAPartition),
        worst(Pauses::inAPartition),
        String.valueOf(deadlines.reached()),
        seconds(deadlines.worst()),
        seconds(inspected),
        String.valueOf(faults));
  }

  static List<String> head() {
    return List.of(
        "scenario",
        "strikes",
        "sent",
        "acknowledged",
        "refused",
        "unknown",
        "pause p50",
        "worst",
        "in a partition p50",
        "worst",
        "deadlines",
        "late",
        "right after",
        "faults");
  }

  private String middle(Function<Pauses, Duration> which) {
    List<Duration> sorted = pauses.stream().map(which).sorted().toList();
    return sorted.isEmpty() ? "" : seconds(sorted.get(sorted.size() / 2));
  }

  private String worst(Function<Pauses, Duration> which) {
    return pauses.stream()
        .map(which)
        .sorted()
        .reduce((_, last) -> last)
        .map(Row::seconds)
        .orElse("");
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1e3);
  }
}
