package io.jangbu.projection.memory;

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

  private final Room room;

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
    this.room = new Room(json, heap);
  }

  /**
   * A share for a part of an answer; whoever asks for it gives it back.
   *
   * @param parts of how many the answer is put together, at least 1
   */
  public Share share(int parts) {
    return new Share(room, PAGE_BYTES / parts);
  }

  /** What is left of it, in KiB of JSON; below 0 where other instances have sent more. */
  public int left() {
    return room.left();
  }
}
