package io.jangbu.starter.projection.reading;

import io.jangbu.core.StreamId;
import io.jangbu.projection.timetravel.StateForm;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.Projection;
import io.jangbu.projection.view.VersionWaiters;
import io.jangbu.projection.view.Views;
import io.jangbu.starter.http.ProblemException;
import io.jangbu.starter.projection.routing.LocalPartition;
import io.jangbu.starter.projection.routing.Problems;
import io.jangbu.starter.projection.routing.Read;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads of one context, no earlier than {@code minVersion}. */
public final class StreamReads<E, S> {

  private final Projection<E, S> projection;
  private final StateForm<E, S> form;
  private final VersionWaiters waiters;

  StreamReads(Projection<E, S> projection, VersionWaiters waiters) {
    this.projection = projection;
    this.form = projection.stateForm();
    this.waiters = waiters;
  }

  /** What makes the context's view. */
  public Projection<E, S> projection() {
    return projection;
  }

  /**
   * Reads one stream. The answer is a problem with 503 if the version does not come in time.
   *
   * @param minVersion the version that must be in the view; null = any
   * @throws ProblemException 400 if the id or minVersion is none
   */
  public <T> Read<T> one(
      String streamId, @Nullable Long minVersion, Function<StoredStream<E, S>, T> answer) {
    requireId(streamId);
    requireVersion(minVersion);
    return new Read<>(
        projection,
        streamId,
        partition -> {
          await(partition, streamId, minVersion);
          return partition.read(
              () -> answer.apply(new StoredStream<>(streamId, projection, form, partition)));
        });
  }

  /**
   * Reads all partitions.
   *
   * @param streamId the stream of {@code minVersion}; null if none is given
   * @throws ProblemException as {@link #one}
   */
  public <T> Read<T> all(
      @Nullable String streamId, @Nullable Long minVersion, Function<LocalStores, T> answer) {
    if (streamId != null) {
      requireId(streamId);
    } else if (minVersion != null) {
      throw ProblemException.malformed("minVersion needs the id of the stream that it is about");
    }
    requireVersion(minVersion);
    return new Read<>(
        projection,
        null,
        partition -> {
          if (streamId != null && partition.holds(streamId)) {
            await(partition, streamId, minVersion);
          }
          return partition.read(() -> answer.apply(partition));
        });
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
