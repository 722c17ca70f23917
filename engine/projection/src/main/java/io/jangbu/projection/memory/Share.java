package io.jangbu.projection.memory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a part of an answer may take of the {@link AnswerMemory}. Used by one thread at a time.
 *
 * <p>The first few kibibytes are free, so that an ordinary read of one stream goes on while large
 * pages wait for room.
 */
public final class Share {

  private static final int KIBIBYTE = 1 << 10;
  private static final int FREE = 4;

  private final @Nullable AnswerMemory memory;
  private long most;
  private long bytes;
  private int taken;

  Share(@Nullable AnswerMemory memory, long most) {
    this.memory = memory;
    this.most = most;
  }

  /** One that takes whatever comes, for stores that are read elsewhere than in a request. */
  public static Share unbounded() {
    return new Share(null, Long.MAX_VALUE);
  }

  /** Lets it end even earlier. */
  public void narrow(long bytes) {
    most = Math.min(most, bytes);
  }

  /** Counts an item, if it still fits. If not, the part ends before it. */
  public boolean take(Object item) {
    if (memory == null) {
      return true;
    }
    long more = bytes + memory.sizeOf(item);
    if (more > most || !reserve(memory, more)) {
      return false;
    }
    bytes = more;
    return true;
  }

  /**
   * Counts an item that the answer cannot do without, such as the first of a page, however large.
   * If there is no room for it, what is being read is read again later.
   */
  public <T> T require(T item) {
    if (memory != null) {
      long more = bytes + memory.sizeOf(item);
      if (!reserve(memory, more)) {
        throw new NoRoomException();
      }
      bytes = more;
    }
    return item;
  }

  /** Counts what has come already, from another instance. */
  public void add(long length) {
    if (memory != null) {
      bytes += length;
      int all = reserved(bytes, Integer.MAX_VALUE);
      memory.force(all - taken);
      taken = all;
    }
  }

  /** Reads from the stores of this instance; see {@link AnswerMemory#read}. */
  public <T> T read(long deadline, Supplier<T> answer) {
    return memory == null ? answer.get() : memory.read(this, deadline, answer);
  }

  /** Gives all of it back. */
  public void release() {
    if (memory != null) {
      memory.giveBack(taken);
    }
    taken = 0;
    bytes = 0;
  }

  private boolean reserve(AnswerMemory memory, long more) {
    // What is larger than all there is waits until it is alone.
    int all = Math.max(taken, reserved(more, memory.most()));
    if (!memory.tryTake(all - taken)) {
      return false;
    }
    taken = all;
    return true;
  }

  private static int reserved(long bytes, int most) {
    long kibibytes = (bytes + KIBIBYTE - 1) / KIBIBYTE - FREE;
    return Math.clamp(kibibytes, 0, most);
  }
}
