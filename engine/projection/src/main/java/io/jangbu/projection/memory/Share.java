package io.jangbu.projection.memory;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a part of an answer may take of the {@code AnswerMemory}. Used by one thread at a time.
 *
 * <p>The first few kibibytes are free, so that an ordinary read of one stream goes on while large
 * pages wait for room.
 */
public final class Share {

  private static final int KIBIBYTE = 1 << 10;
  private static final int FREE = 4;

  private final @Nullable Room room;
  private long most;
  private long bytes;
  private int taken;

  Share(@Nullable Room room, long most) {
    this.room = room;
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
    if (room == null) {
      return true;
    }
    long more = bytes + room.sizeOf(item);
    if (more > most || !reserve(room, more)) {
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
    if (room != null) {
      long more = bytes + room.sizeOf(item);
      if (!reserve(room, more)) {
        throw new NoRoomException();
      }
      bytes = more;
    }
    return item;
  }

  /** Counts what has come already, from another instance. */
  public void add(long length) {
    if (room != null) {
      bytes += length;
      int all = reserved(bytes, Integer.MAX_VALUE);
      room.force(all - taken);
      taken = all;
    }
  }

  /** Reads from the stores of this instance; see {@link Room#read}. */
  public <T> T read(long deadline, Supplier<T> answer) {
    return room == null ? answer.get() : room.read(this::release, deadline, answer);
  }

  /** Gives all of it back. */
  public void release() {
    if (room != null) {
      room.giveBack(taken);
    }
    taken = 0;
    bytes = 0;
  }

  private boolean reserve(Room room, long more) {
    // What is larger than all there is waits until it is alone.
    int all = Math.max(taken, reserved(more, room.most()));
    if (!room.tryTake(all - taken)) {
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
