package io.jangbu.projection.reading;

import io.jangbu.domain.StreamId;
import io.jangbu.http.ProblemException;
import io.jangbu.projection.routing.LocalPartition;
import io.jangbu.projection.routing.PartitionRouter;
import io.jangbu.projection.routing.PartitionRouter.Read;
import io.jangbu.projection.routing.Problems;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.Views;
import io.jangbu.projection.waiting.VersionWaiters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of one context: wherever the streams live, and no earlier than {@code minVersion}. */
public final class StreamReads<E, S> {

  private final Projection<E, S> projection;
  private final PartitionRouter router;
  private final VersionWaiters waiters;

  public StreamReads(Projection<E, S> projection, PartitionRouter router, VersionWaiters waiters) {
    this.projection = projection;
    this.router = router;
    this.waiters = waiters;
  }

  /**
   * Reads one stream.
   *
   * @param minVersion the version that must be in the view; null = any
   * @param type of the answer, as JSON
   * @throws ProblemException 400 if the id or minVersion is none, 503 if the version does not come
   *     in time or nobody can answer
   */
  public <T> T one(
      HttpServletRequest request,
      String streamId,
      @Nullable Long minVersion,
      Class<T> type,
      Function<StoredStream<E, S>, T> answer) {
    requireId(streamId);
    requireVersion(minVersion);
    return router.one(
        new Read<>(
            request,
            projection,
            type,
            partition -> {
              await(partition, streamId, minVersion);
              return answer.apply(new StoredStream<>(streamId, projection, partition));
            }),
        streamId);
  }

  /**
   * Reads all partitions.
   *
   * @param streamId the stream of {@code minVersion}; null if none is given
   * @throws ProblemException as {@link #one}
   */
  public <T> List<T> all(
      HttpServletRequest request,
      @Nullable String streamId,
      @Nullable Long minVersion,
      Class<T> type,
      Function<LocalPartition, T> answer) {
    if (streamId != null) {
      requireId(streamId);
    } else if (minVersion != null) {
      throw ProblemException.malformed("minVersion needs the id of the stream that it is about");
    }
    requireVersion(minVersion);
    return router.all(
        new Read<>(
            request,
            projection,
            type,
            partition -> {
              if (streamId != null && partition.holds(streamId)) {
                await(partition, streamId, minVersion);
              }
              return answer.apply(partition);
            }));
  }

  private void await(LocalPartition partition, String streamId, @Nullable Long minVersion) {
    if (minVersion == null) {
      return;
    }
    Views<E, S> views = new Views<>(partition.store(projection.viewStore()), projection);
    try {
      if (!waiters.await(
          projection.context(),
          streamId,
          minVersion,
          () -> views.find(streamId).version(),
          partition.deadline())) {
        throw Problems.notYet(streamId, minVersion);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw Problems.notYet(streamId, minVersion);
    }
  }

  private static void requireId(String streamId) {
    if (!StreamId.isValid(streamId)) {
      throw ProblemException.malformed("an id has 1 to 64 of [A-Za-z0-9_-]");
    }
  }

  private static void requireVersion(@Nullable Long minVersion) {
    if (minVersion != null && minVersion < 0) {
      throw ProblemException.malformed("minVersion is not below 0");
    }
  }
}
