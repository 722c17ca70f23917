package io.jangbu.projection.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** The room that all shares have together, and the turns to read. */
final class Room {

  private static final long HEAP_PER_READER = 192L << 20;
  private static final int KIBIBYTE = 1 << 10;

  /** Also of a read that has waited for its version for all of its time. */
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(500);

  /** How often whoever waits for room looks again; who has some is not known to him. */
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final JsonMapper json;
  private final int kibibytes;
  private final Kibibytes free;
  private final Semaphore readers;

  Room(JsonMapper json, long heap) {
    this.json = json;
    this.kibibytes = (int) Math.min(Integer.MAX_VALUE, heap / 8 / KIBIBYTE);
    this.free = new Kibibytes(kibibytes);
    this.readers = new Semaphore(Math.clamp(heap / HEAP_PER_READER, 2, 16), true);
  }

  /** Takes more than there is, where something is in memory already. */
  private static final class Kibibytes extends Semaphore {

    Kibibytes(int permits) {
      super(permits);
    }

    void force(int permits) {
      reducePermits(permits);
    }
  }

  /**
   * Reads from the stores here, when it is its turn and there is room for what it reads.
   *
   * @param giveBack gives back what a reading that was broken off has taken
   * @param deadline by {@link System#nanoTime}
   * @throws AnswersFullException if there is no room in time
   */
  <T> T read(Runnable giveBack, long deadline, Supplier<T> answer) {
    long until = Math.max(deadline, System.nanoTime() + LEAST_PATIENCE.toNanos());
    try {
      while (readers.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        giveBack.run();
        try {
          return answer.get();
        } catch (NoRoomException _) {
          giveBack.run(); // another may need it to end
        } finally {
          readers.release();
        }
        if (System.nanoTime() - until > 0) {
          break;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new AnswersFullException();
  }

  long sizeOf(Object item) {
    return JsonSize.of(item, json);
  }

  /** Takes what is over one share's first kibibytes; false if there is not so much. */
  boolean tryTake(int kibibytes) {
    return free.tryAcquire(kibibytes);
  }

  void force(int kibibytes) {
    free.force(kibibytes);
  }

  void giveBack(int kibibytes) {
    free.release(kibibytes);
  }

  /** All that there is, in KiB of JSON. */
  int most() {
    return kibibytes;
  }

  int left() {
    return free.availablePermits();
  }
}
