package io.jangbu.projection.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads that wait for a version. The projector wakes them; where none runs (a standby, a partition
 * that has moved away) they look again by themselves.
 */
@Component
public final class VersionWaiters implements ProjectionListener {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private record Stream(String context, String id) {}

  private record Waiter(long version, Semaphore signal) {}

  private final ConcurrentMap<Stream, List<Waiter>> waiting = new ConcurrentHashMap<>();

  /**
   * Waits until the stream has the version.
   *
   * @param current the version that it has now
   * @param deadline by {@link System#nanoTime}
   * @return whether it has the version
   */
  public boolean await(
      String context, String streamId, long version, LongSupplier current, long deadline)
      throws InterruptedException {
    Stream stream = new Stream(context, streamId);
    Waiter waiter = new Waiter(version, new Semaphore(0));
    waiting.compute(stream, (_, others) -> with(others, waiter));
    try {
      // The first look comes after the registration: no version can slip in between.
      while (current.getAsLong() < version) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        boolean _ =
            waiter.signal().tryAcquire(Math.min(left, LOOK_AGAIN.toNanos()), TimeUnit.NANOSECONDS);
      }
      return true;
    } finally {
      waiting.computeIfPresent(stream, (_, others) -> without(others, waiter));
    }
  }

  @Override
  public void applied(String context, String streamId, long version) {
    if (waiting.isEmpty()) {
      return;
    }
    for (Waiter waiter : waiting.getOrDefault(new Stream(context, streamId), List.of())) {
      if (waiter.version() <= version) {
        waiter.signal().release();
      }
    }
  }

  private static List<Waiter> with(@Nullable List<Waiter> others, Waiter waiter) {
    List<Waiter> all = others == null ? new ArrayList<>() : new ArrayList<>(others);
    all.add(waiter);
    return List.copyOf(all);
  }

  private static @Nullable List<Waiter> without(List<Waiter> others, Waiter waiter) {
    List<Waiter> left = others.stream().filter(other -> !other.equals(waiter)).toList();
    return left.isEmpty() ? null : left;
  }
}
