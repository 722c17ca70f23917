package io.jangbu.starter.projection.comparison;

import io.jangbu.projection.rollout.ProjectionVersion;
import io.jangbu.projection.rollout.VersionTopics;
import io.jangbu.projection.view.Projection;
import io.jangbu.starter.projection.reading.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Compares the projection version that is built with the active one. Both must have read the log as
 * far as it went at the start. Events go on coming: two views of a stream are compared when they
 * have the same version, and so are at the same position; those that have not yet are looked at
 * again.
 */
final class Comparison implements Runnable {

  /** How many differences are told one by one. */
  private static final int LISTED = 100;

  /** What they may take as text; a view may have megabytes. One is told at least. */
  private static final long LISTED_CHARS = 1 << 20;

  /**
   * How many streams are kept to be looked at again: where each view has changed, all of them would
   * else be in memory at once.
   */
  static final int UNSETTLED = 10_000;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** How long a stream may stay at different versions, and a projection version may stand still. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Logger log = LoggerFactory.getLogger(Comparison.class);

  private record Stream(Projection<?, ?> projection, String id) {}

  private final String id;
  private final List<Projection<?, ?>> projections;
  private final VersionTopics topics;
  private final VersionViews views;
  private final ProjectionVersion answering;
  private final ProjectionVersion building;
  private final List<Stream> unsettled = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);

  private volatile ComparisonState state = ComparisonState.WAITING;
  private volatile Map<TopicPartition, Long> position = Map.of();
  private long listedChars;
  private final AtomicLong compared = new AtomicLong();
  private final AtomicLong differing = new AtomicLong();
  private volatile List<Difference> differences = List.of();
  private volatile @Nullable String failure;

  Comparison(
      String id,
      List<Projection<?, ?>> projections,
      VersionTopics topics,
      VersionViews views,
      ProjectionVersion answering,
      ProjectionVersion building) {
    this.id = id;
    this.projections = projections;
    this.topics = topics;
    this.views = views;
    this.answering = answering;
    this.building = building;
  }

  @Override
  public void run() {
    try {
      awaitPosition();
      state = ComparisonState.COMPARING;
      for (Projection<?, ?> projection : projections) {
        for (int i = 0; i < answering.partitions(projection) && !isEnded(); i++) {
          compare(projection, i);
        }
      }
      state = ComparisonState.SETTLING;
      settle();
      state = isEnded() ? ComparisonState.ENDED : ComparisonState.DONE;
    } catch (InterruptedException _) {
      state = ComparisonState.ENDED;
    } catch (ExecutionException | RuntimeException e) {
      log.warn("The versions could not be compared", e);
      failure = e.getMessage() == null ? e.toString() : e.getMessage();
      state = ComparisonState.FAILED;
    }
  }

  /** Gives it up. */
  void end() {
    ended.countDown();
  }

  private boolean isEnded() {
    return ended.getCount() == 0;
  }

  /** Waits until both have read the log as far as it goes now. */
  private void awaitPosition() throws InterruptedException, ExecutionException {
    position = topics.progress(answering).ends();
    long moved = System.nanoTime();
    List<Map<TopicPartition, Long>> before = List.of();
    while (!isEnded()) {
      var old = topics.progress(answering);
      var fresh = topics.progress(building);
      if (old.reached(position) && fresh.reached(position)) {
        return;
      }
      var left = List.of(old.shortOf(position), fresh.shortOf(position));
      if (!left.equals(before)) {
        before = left;
        moved = System.nanoTime();
      } else if (building.running().isPresent() && isOver(moved)) {
        // A partition of which nothing can be seen has no offset that could be reached: the one
        // that answers has not reached it either.
        position = old.upTo(position);
        return;
      }
      boolean _ = ended.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void compare(Projection<?, ?> projection, int partition)
      throws InterruptedException, ExecutionException {
    new ViewPairs(
            views.digests(answering, projection, partition),
            views.digests(building, projection, partition))
        .forEach((streamId, equal) -> {
          compared.incrementAndGet();
          if (!equal) {
            unsettled.add(new Stream(projection, streamId));
            if (unsettled.size() >= UNSETTLED) {
              settle();
            }
          }
        });
  }

  /**
   * What is at the same version and not equal differs; the rest may yet come to the same one. An
   * event that was erased meanwhile changes a view and not its version: so both must have read on.
   */
  private void settle() throws InterruptedException, ExecutionException {
    awaitPosition();
    long begin = System.nanoTime();
    List<Stream> open = List.copyOf(unsettled);
    while (!open.isEmpty() && !isEnded()) {
      List<Stream> later = new ArrayList<>();
      for (Stream stream : open) {
        StoredView old = views.view(answering, stream.projection(), stream.id());
        StoredView fresh = views.view(building, stream.projection(), stream.id());
        if (old.version() != fresh.version() && !isOver(begin)) {
          later.add(stream);
        } else if (!old.equals(fresh)) {
          differs(stream, old, fresh);
        }
      }
      open = later;
      boolean _ = ended.await(open.isEmpty() ? 0 : LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
    unsettled.clear();
  }

  private void differs(Stream stream, StoredView old, StoredView fresh) {
    differing.incrementAndGet();
    if (differences.size() < LISTED && listedChars < LISTED_CHARS) {
      List<Change> changes = Change.between(node(old), node(fresh));
      long chars = changes.stream().mapToLong(change -> change.toString().length()).sum();
      listedChars += chars;
      if (!differences.isEmpty() && listedChars > LISTED_CHARS) {
        return;
      }
      List<Difference> more = new ArrayList<>(differences);
      more.add(
          new Difference(
              stream.projection().context(), stream.id(), old.version(), fresh.version(), changes));
      differences = List.copyOf(more);
    }
  }

  private static JsonNode node(StoredView view) {
    return view.state() == null ? NullNode.getInstance() : view.state();
  }

  private static boolean isOver(long since) {
    return System.nanoTime() - since > PATIENCE.toNanos();
  }

  String id() {
    return id;
  }

  ProjectionVersion building() {
    return building;
  }

  /** What both must have read. */
  Map<TopicPartition, Long> position() {
    return position;
  }

  /** Whether it has ended and found nothing, or {@code differencesToo}. */
  boolean allows(boolean differencesToo) {
    return state == ComparisonState.DONE && (differing.get() == 0 || differencesToo);
  }

  /** As it is now. */
  ComparisonReport report() {
    return new ComparisonReport(
        id,
        answering.number(),
        building.number(),
        state,
        position.values().stream().mapToLong(Long::longValue).sum(),
        compared.get(),
        differing.get(),
        differences,
        failure);
  }
}
