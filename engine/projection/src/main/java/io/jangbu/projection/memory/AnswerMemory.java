package io.jangbu.projection.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The memory of all answers under way on this instance, in bytes of JSON: an eighth of the heap,
 * which is a quarter to three eighths of it as objects. A page takes 4 MiB of it at most, or its
 * one item: with the 384 MiB of heap that {@code ./jangbu up} gives a service, eleven of the
 * largest are made and written at once, and hundreds of ordinary ones. Whoever finds no room for
 * the first item waits, and is told to come back if there is none in time; where there is none for
 * the next item, the page ends.
 *
 * <p>What is read from the stores is counted when it is there. So few may read at once: one per 192
 * MiB of heap, at least two, for as long as their partitions take to answer and never while they
 * wait for anything.
 */
@Component
public final class AnswerMemory {

  /** What the items of a page have as JSON at most, unless it is a single one. */
  static final int PAGE_BYTES = 4 << 20;

  private static final long HEAP_PER_READER = 192L << 20;
  private static final int KIBIBYTE = 1 << 10;

  /** Also of a read that has waited for its version for all of its time. */
  private static final Duration LEAST_PATIENCE = Duration.ofMillis(500);

  /** How often whoever waits for room looks again; who has some is not known to him. */
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final JsonMapper json;
  private final int kibibytes;
  private final Room room;
  private final Semaphore readers;

  @Autowired
  AnswerMemory(JsonMapper json) {
    this(json, Runtime.getRuntime().maxMemory());
  }

  /**
   * That of a heap.
   *
   * @param heap in bytes
   */
  public AnswerMemory(JsonMapper json, long heap) {
    this.json = json;
    this.kibibytes = (int) Math.min(Integer.MAX_VALUE, heap / 8 / KIBIBYTE);
    this.room = new Room(kibibytes);
    this.readers = new Semaphore(Math.clamp(heap / HEAP_PER_READER, 2, 16), true);
  }

  /** Takes more than there is, where something is in memory already. */
  private static final class Room extends Semaphore {

    Room(int permits) {
      super(permits);
    }

    void force(int permits) {
      reducePermits(permits);
    }
  }

  /**
   * A share for a part of an answer; whoever asks for it gives it back.
   *
   * @param parts of how many the answer is put together, at least 1
   */
  public Share share(int parts) {
    return new Share(this, PAGE_BYTES / parts);
  }

  /**
   * Reads from the stores here, when it is its turn and there is room for what it reads.
   *
   * @param deadline by {@link System#nanoTime}
   * @throws AnswersFullException if there is no room in time
   */
  <T> T read(Share share, long deadline, Supplier<T> answer) {
    long until = Math.max(deadline, System.nanoTime() + LEAST_PATIENCE.toNanos());
    try {
      while (readers.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        share.release(); // what a reading that was broken off has left
        try {
          return answer.get();
        } catch (NoRoomException _) {
          share.release(); // another may need it to end
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
    return room.tryAcquire(kibibytes);
  }

  void force(int kibibytes) {
    room.force(kibibytes);
  }

  void giveBack(int kibibytes) {
    room.release(kibibytes);
  }

  /** All that there is, in KiB of JSON. */
  int most() {
    return kibibytes;
  }

  /** What is left of it; below 0 where other instances have sent more. */
  public int left() {
    return room.availablePermits();
  }
}
