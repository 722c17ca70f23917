package io.jangbu.starter.projection.comparison;

import io.jangbu.projection.generation.CatchUpProgress;
import io.jangbu.projection.generation.Generation;
import io.jangbu.projection.generation.GenerationTopics;
import io.jangbu.projection.generation.Plan;
import io.jangbu.projection.view.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One generation as it stands.
 *
 * @param applicationId of its consumer group and changelogs
 * @param streams Kafka Streams' state on this instance
 * @param history records in the histories of this instance, which are restored first
 * @param read how far the views are on all instances together, in offsets
 * @param end how far the events topics go, in offsets
 * @param secondsLeft until it has read them, at the pace so far; null if that cannot be told yet
 */
public record GenerationReport(
    int number,
    Role role,
    String applicationId,
    String streams,
    long history,
    long read,
    long end,
    @Nullable Long secondsLeft) {

  /** What it is there for. */
  public enum Role {
    ANSWERING,
    BUILDING,
    /** It answered before, and can again. */
    KEPT
  }

  static GenerationReport of(
      Plan plan, Generation generation, GenerationTopics topics, List<Projection<?, ?>> projections)
      throws InterruptedException, ExecutionException {
    CatchUpProgress progress = topics.progress(generation);
    return new GenerationReport(
        generation.number(),
        role(plan, generation.number()),
        generation.applicationId(),
        generation.state().name(),
        generation.inHistory(projections),
        progress.allRead(),
        progress.all(),
        secondsLeft(generation, progress));
  }

  private static Role role(Plan plan, int number) {
    if (number == plan.answering()) {
      return Role.ANSWERING;
    }
    return plan.kept() != null && number == plan.kept() ? Role.KEPT : Role.BUILDING;
  }

  private static @Nullable Long secondsLeft(Generation generation, CatchUpProgress progress) {
    long left = progress.all() - progress.allRead();
    if (left <= 0) {
      return 0L;
    }
    if (progress.allRead() == 0) {
      return null;
    }
    Duration taken = Duration.between(generation.startedAt(), Instant.now());
    return Math.round(taken.toMillis() / 1000.0 * left / progress.allRead());
  }
}
