package io.jangbu.command.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a partition's snapshots carry once they hold all that the events tell. Without it they are
 * of unknown origin, or half of them.
 *
 * @param evolveVersion of the fold that made them; below 1 while they are made
 * @param rebuild the id of the rebuild that was asked for and made them; empty if none was
 * @param events that were folded
 * @param streams that they belong to
 */
record Completeness(int evolveVersion, String rebuild, long events, long streams) {

  private static final byte FORM = 1;

  /** No fold's version: whoever finds it folds the snapshots again, and trusts the memory. */
  private static final int FOLDING = 0;

  /** No fold's version: whoever finds it rebuilds everything. */
  private static final int MAKING_ALL = -1;

  /** From now on, also after a crash and for every release, what is there is not trusted. */
  static Completeness none(String rebuild, boolean everything) {
    return new Completeness(everything ? MAKING_ALL : FOLDING, rebuild, 0, 0);
  }

  /** Whether the idempotency store is sound, though the snapshots may not be. */
  boolean hasMemory() {
    return evolveVersion != MAKING_ALL;
  }

  byte[] encode() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(FORM);
      out.writeInt(evolveVersion);
      out.writeUTF(rebuild);
      out.writeLong(events);
      out.writeLong(streams);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** What {@link #encode} wrote. */
  static Completeness decode(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      byte form = in.readByte();
      if (form != FORM) {
        throw new IllegalStateException("a newer release has written form " + form);
      }
      return new Completeness(in.readInt(), in.readUTF(), in.readLong(), in.readLong());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
