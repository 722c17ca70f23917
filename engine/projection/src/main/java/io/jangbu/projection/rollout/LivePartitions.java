package io.jangbu.projection.rollout;

import io.jangbu.projection.view.ProjectionListener;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The partitions that a version projects here, now. A projector is opened only when the stores of
 * its partition are restored, so they may be read; a store alone does not tell whether it is
 * restored.
 */
public final class LivePartitions implements ProjectionListener {

  private record Live(String context, int partition) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Live> live = new HashSet<>();
  private long changes;

  /** Whether this one is. */
  public boolean contains(String context, int partition) {
    lock.lock();
    try {
      return live.contains(new Live(context, partition));
    } finally {
      lock.unlock();
    }
  }

  /** How many of a context's are. */
  int count(String context) {
    lock.lock();
    try {
      return (int) live.stream().filter(one -> one.context().equals(context)).count();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until some partition comes or goes, and no longer than said. */
  public void awaitChange(Duration most) throws InterruptedException {
    lock.lock();
    try {
      long before = changes;
      long left = most.toNanos();
      while (changes == before && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void opened(String context, int partition) {
    change(() -> live.add(new Live(context, partition)));
  }

  @Override
  public void closed(String context, int partition) {
    change(() -> live.remove(new Live(context, partition)));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changes++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
