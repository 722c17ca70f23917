package io.jangbu.command.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What has happened to the parked processes of one partition and waits until they go on, in the
 * order in which it came: {@code /waiting/process/number}. Why a process is parked lies beside it,
 * under {@code /waiting/process}. Both are no events, so a rebuild of the state leaves them.
 */
public final class WaitingInputs {

  private static final String PREFIX = "/waiting/";
  private static final int DIGITS = 19;

  /** Sorts behind all digits. */
  private static final String END = ":";

  private final KeyValueStore<String, byte[]> store;

  /** Those in the store of snapshots. */
  public WaitingInputs(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Whether a rebuild leaves what has that key. */
  static boolean has(String key) {
    return key.startsWith(PREFIX);
  }

  /**
   * Something that waits.
   *
   * @param offset of its record on the commands topic
   * @param step of another process that waits for its result, as the record said; empty = none
   * @param command as it is remembered
   */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Waiting(long offset, String step, byte[] command) {

    byte[] encode() {
      byte[] text = step.getBytes(UTF_8);
      return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + text.length + command.length)
          .putLong(offset)
          .putInt(text.length)
          .put(text)
          .put(command)
          .array();
    }

    static Waiting decode(byte[] stored) {
      ByteBuffer buffer = ByteBuffer.wrap(stored);
      long offset = buffer.getLong();
      byte[] text = new byte[buffer.getInt()];
      buffer.get(text);
      byte[] command = new byte[buffer.remaining()];
      buffer.get(command);
      return new Waiting(offset, new String(text, UTF_8), command);
    }
  }

  /** A process is parked, or is so again. */
  public void parked(String processId, String reason) {
    store.put(PREFIX + processId, reason.getBytes(UTF_8));
  }

  /** Something has to wait, behind all that waits already. */
  public void add(String processId, Waiting input) {
    String prefix = prefix(processId);
    long next = 1;
    try (KeyValueIterator<String, byte[]> last = store.reverseRange(prefix, prefix + END)) {
      if (last.hasNext()) {
        next = Long.parseLong(last.next().key.substring(prefix.length())) + 1;
      }
    }
    String digits = Long.toString(next);
    store.put(prefix + "0".repeat(DIGITS - digits.length()) + digits, input.encode());
  }

  /** Takes all that waits, in order; the process is not parked any more. */
  public List<Waiting> take(String processId) {
    List<Waiting> taken = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    String prefix = prefix(processId);
    try (KeyValueIterator<String, byte[]> all = store.range(prefix, prefix + END)) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        keys.add(next.key);
        taken.add(Waiting.decode(next.value));
      }
    }
    keys.forEach(store::delete);
    store.delete(PREFIX + processId);
    return taken;
  }

  private static String prefix(String processId) {
    return PREFIX + processId + "/";
  }

  /** Why each process that is parked is so. */
  public SequencedMap<String, String> reasons() {
    SequencedMap<String, String> reasons = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = store.range(PREFIX, "/waiting0")) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        String processId = next.key.substring(PREFIX.length());
        if (processId.indexOf('/') < 0) {
          reasons.put(processId, new String(next.value, UTF_8));
        }
      }
    }
    return reasons;
  }
}
