package io.jangbu.starter.projection.comparison;

import io.jangbu.projection.rollout.CatchUpProgress;
import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.rollout.Rollout;
import io.jangbu.projection.rollout.VersionTopics;
import io.jangbu.projection.view.Projection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One version as it stands.
 *
 * @param applicationId of its consumer group and changelogs
 * @param streams Kafka Streams' state on this instance
 * @param history records in the histories of this instance, which are restored first
 * @param read how far the views are on all instances together, in offsets
 * @param end how far the events topics go, in offsets
 * @param secondsLeft until it has read them, at the pace so far; null if that cannot be told yet
 */
public record VersionReport(
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

  static VersionReport of(
      Rollout rollout,
      ProjectionVersion version,
      VersionTopics topics,
      List<Projection<?, ?>> projections)
      throws InterruptedException, ExecutionException {
    CatchUpProgress progress = topics.progress(version);
    return new VersionReport(
        version.number(),
        role(rollout, version.number()),
        version.applicationId(),
        version.state().name(),
        version.inHistory(projections),
        progress.allRead(),
        progress.all(),
        secondsLeft(version, progress));
  }

  private static Role role(Rollout rollout, int number) {
    if (number == rollout.answering()) {
      return Role.ANSWERING;
    }
    return rollout.kept() != null && number == rollout.kept() ? Role.KEPT : Role.BUILDING;
  }

  private static @Nullable Long secondsLeft(ProjectionVersion version, CatchUpProgress progress) {
    long left = progress.all() - progress.allRead();
    if (left <= 0) {
      return 0L;
    }
    if (progress.allRead() == 0) {
      return null;
    }
    Duration taken = Duration.between(version.startedAt(), Instant.now());
    return Math.round(taken.toMillis() / 1000.0 * left / progress.allRead());
  }
}
