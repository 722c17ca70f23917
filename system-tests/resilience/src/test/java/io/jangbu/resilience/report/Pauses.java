package io.jangbu.resilience.report;

import io.jangbu.kafka.record.StreamPartition;
import io.jangbu.resilience.context.Context;
import io.jangbu.resilience.load.Answer;
import io.jangbu.resilience.load.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The longest times without an answer in some stretch of time.
 *
 * @param anywhere no command of any stream was acknowledged for so long
 * @param inAPartition somewhere senders waited, and none of a partition was answered for so long
 */
public record Pauses(Duration anywhere, Duration inAPartition) {

  /**
   * Those that began between two times by {@link System#nanoTime}, however long they lasted.
   *
   * @param over until when answers were waited for
   */
  public static Pauses of(List<Told<?>> commands, long begin, long end, long over) {
    List<Long> acknowledged = new ArrayList<>();
    Map<String, List<Told<?>>> partitions = new HashMap<>();
    for (Told<?> told : commands) {
      told.first()
          .filter(Answer::accepted)
          .map(Answer::nanos)
          .filter(at -> at - begin > 0)
          .ifPresent(acknowledged::add);
      partitions.computeIfAbsent(partition(told), _ -> new ArrayList<>()).add(told);
    }
    long longest =
        partitions.values().stream()
            .mapToLong(partition -> whileSomebodyWaited(partition, begin, end, over))
            .max()
            .orElse(0);
    return new Pauses(
        Duration.ofNanos(longestGap(acknowledged, begin, end)), Duration.ofNanos(longest));
  }

  @Override
  public String toString() {
    return "%.1f s (%.1f s in a partition)"
        .formatted(anywhere.toMillis() / 1e3, inAPartition.toMillis() / 1e3);
  }

  private static String partition(Told<?> told) {
    return told.context().name()
        + "-"
        + StreamPartition.of(told.command().streamId(), Context.PARTITIONS);
  }

  private static long longestGap(List<Long> times, long begin, long end) {
    List<Long> sorted = new ArrayList<>(times);
    Collections.sort(sorted);
    long longest = 0;
    long last = begin;
    for (long time : sorted) {
      if (last - end >= 0) {
        return longest;
      }
      longest = Math.max(longest, time - last);
      last = time;
    }
    // None came any more; whether somebody waited for one, the partitions tell.
    return Math.max(longest, end - last);
  }

  private record Change(long at, int waiting) {}

  private static long whileSomebodyWaited(
      List<Told<?>> partition, long begin, long end, long over) {
    List<Change> changes = new ArrayList<>();
    for (Told<?> told : partition) {
      long answered = told.first().map(Answer::nanos).orElse(over);
      if (answered > begin && told.sentNanos() < over) {
        changes.add(new Change(Math.max(told.sentNanos(), begin), 1));
        changes.add(new Change(Math.min(answered, over), -1));
      }
    }
    changes.sort(Comparator.comparingLong(Change::at));
    long longest = 0;
    long since = begin;
    int waiting = 0;
    for (Change change : changes) {
      if (waiting > 0 && change.waiting() < 0 && since < end) {
        longest = Math.max(longest, change.at() - since);
      }
      if (waiting == 0 || change.waiting() < 0) {
        since = change.at();
      }
      waiting += change.waiting();
    }
    return longest;
  }
}
