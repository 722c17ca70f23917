package io.jangbu.command.state;

import io.jangbu.core.CommandEnvelope;
import io.jangbu.core.CommandResult;
import io.jangbu.kafka.record.Codec;
import io.jangbu.kafka.streams.keys.KeyFilter;
import io.jangbu.kafka.streams.keys.KeyScan;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Remembers each command and its first outcome for {@link #RETENTION}. The command itself, not a
 * digest of its bytes: those change with each release of its schema, the command does not.
 *
 * <p>A window store, so that what has grown old leaves in whole segments and costs no clean-up. Its
 * reach is the partition: an id that is used again for a stream of another partition is not found.
 *
 * <p>What comes back from the events alone is less: accepted commands that led to events, without
 * their content, so that such an id with another content is known by the stream alone. Commands
 * that were rejected, or accepted without an event, are decided again when they are sent again.
 */
public final class IdempotencyStore<C> {

  /** How long. */
  public static final Duration RETENTION = Duration.ofDays(7);

  /**
   * How many stores on disk it is at most, per partition. Each segment is one, and takes half of
   * the retention: the oldest is still needed for a part when the third begins.
   */
  public static final int STORES = 3;

  private static final int KEY_BYTES = 16;

  private static final byte[] NO_COMMAND = {};

  /** As a key it is no command's id. */
  private static final byte[] TRACE = {0};

  private final Codec<C, ?> codec;
  private final WindowStore<byte[], byte[]> store;

  /** By the days of 1970 on which the commands came. */
  private final TreeMap<Long, KeyFilter> ids = new TreeMap<>();

  private final KeyScan<Windowed<byte[]>> scan;

  /** The ids of earlier days were forgotten. */
  private long firstDay = Long.MIN_VALUE;

  IdempotencyStore(Codec<C, ?> codec, WindowStore<byte[], byte[]> store) {
    this.codec = codec;
    this.store = store;
    this.scan = new KeyScan<>(store.all(), key -> learn(key.key(), key.window().start()));
  }

  /** How the store is made. */
  public static StoreBuilder<WindowStore<byte[], byte[]>> store(String name) {
    return Stores.windowStoreBuilder(
        Stores.persistentWindowStore(name, RETENTION, Duration.ofMillis(1), false),
        Serdes.ByteArray(),
        Serdes.ByteArray());
  }

  /**
   * What a command's id stands for.
   *
   * @param sameContent false if the id came with another content
   * @param first the first outcome
   */
  public record Remembered(boolean sameContent, CommandResult first) {}

  /** What is known of the command, null if nothing. */
  public @Nullable Remembered recall(CommandEnvelope<C> command, Instant now) {
    if (lacks(command.commandId(), now)) {
      return null;
    }
    ByteBuffer value = find(store, command.commandId(), now);
    if (value == null) {
      return null;
    }
    byte[] first = next(value, value.getInt());
    CommandResult result = codec.decodeResult(next(value, value.remaining()));
    boolean sameContent =
        first.length == 0
            ? result.streamId().equals(command.streamId())
            : sameContent(codec.decodeCommand(first), command);
    return new Remembered(sameContent, result);
  }

  private boolean lacks(UUID id, Instant now) {
    // Not if the clock was set back, to when days mattered that were forgotten.
    if (!scan.isComplete() || oldestDay(now) < firstDay) {
      return false;
    }
    long hash = KeyFilter.hash(id);
    for (KeyFilter day : ids.values()) {
      if (day.mayHave(hash)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Learns which ids there are, up to so many more. Once all are known, an id that is not there is
   * not looked for any more.
   */
  void learnKeys(int most) {
    scan.goOn(most);
  }

  /** Forgets the ids that the store has forgotten, too. */
  void forgetOldKeys(Instant now) {
    firstDay = Math.max(firstDay, oldestDay(now));
    ids.headMap(firstDay).clear();
  }

  private static long oldestDay(Instant now) {
    return day(now.minus(RETENTION).toEpochMilli());
  }

  private void learn(byte[] key, long at) {
    if (key.length == KEY_BYTES) {
      ByteBuffer id = ByteBuffer.wrap(key);
      learn(new UUID(id.getLong(), id.getLong()), at);
    }
  }

  private void learn(UUID id, long at) {
    ids.computeIfAbsent(day(at), _ -> new KeyFilter()).add(KeyFilter.hash(id));
  }

  private static long day(long millis) {
    return Math.floorDiv(millis, Duration.ofDays(1).toMillis());
  }

  /** A retry may come with another {@code correlationId}, and from somebody else. */
  private boolean sameContent(CommandEnvelope<C> first, CommandEnvelope<C> again) {
    return first.content().equals(again.content());
  }

  /** The first outcome of the command in a store that somebody else writes, null if none. */
  public static @Nullable CommandResult outcome(
      Codec<?, ?> codec, ReadOnlyWindowStore<byte[], byte[]> store, UUID commandId, Instant now) {
    ByteBuffer value = find(store, commandId, now);
    if (value == null) {
      return null;
    }
    int command = value.getInt();
    value.position(value.position() + command);
    return codec.decodeResult(next(value, value.remaining()));
  }

  /**
   * Hands over the commands of some streams whose content is remembered in a store that somebody
   * else writes. Reads all of it.
   */
  public static void contents(
      Codec<?, ?> codec,
      ReadOnlyWindowStore<byte[], byte[]> store,
      Predicate<String> streams,
      BiConsumer<String, Rewriting.Remembered> found) {
    try (KeyValueIterator<Windowed<byte[]>, byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<Windowed<byte[]>, byte[]> next = all.next();
        ByteBuffer value = ByteBuffer.wrap(next.value);
        int command = next.key.key().length == KEY_BYTES ? value.getInt() : 0;
        if (command > 0) {
          value.position(value.position() + command);
          String streamId = codec.decodeResult(next(value, value.remaining())).streamId();
          if (streams.test(streamId)) {
            found.accept(
                streamId, new Rewriting.Remembered(next.key.key(), next.key.window().start()));
          }
        }
      }
    }
  }

  /**
   * Forgets what a command said, and keeps its outcome: as if it had come back from the events.
   *
   * @param at since when it is remembered, in epoch milliseconds
   */
  void forgetContent(byte[] key, long at) {
    byte[] stored = store.fetch(key, at);
    if (stored != null) {
      ByteBuffer value = ByteBuffer.wrap(stored);
      value.position(Integer.BYTES + value.getInt());
      store.put(key, entry(NO_COMMAND, next(value, value.remaining())), at);
    }
  }

  private static @Nullable ByteBuffer find(
      ReadOnlyWindowStore<byte[], byte[]> store, UUID commandId, Instant now) {
    // No upper bound: another instance's clock may have run ahead of this one's.
    try (WindowStoreIterator<byte[]> found =
        store.fetch(key(commandId), now.minus(RETENTION), Instant.ofEpochMilli(Long.MAX_VALUE))) {
      return found.hasNext() ? ByteBuffer.wrap(found.next().value) : null;
    }
  }

  private static byte[] next(ByteBuffer value, int length) {
    byte[] bytes = new byte[length];
    value.get(bytes);
    return bytes;
  }

  /**
   * What {@link #remember} must write to know the command again, with its first outcome.
   *
   * @param command in Avro, as it came if it came so; each release of its schema is read for ever
   */
  public static byte[] entry(byte[] command, byte[] result) {
    return ByteBuffer.allocate(Integer.BYTES + command.length + result.length)
        .putInt(command.length)
        .put(command)
        .put(result)
        .array();
  }

  /** Remembers a command from that moment on. */
  public void remember(UUID commandId, byte[] entry, Instant now) {
    learn(commandId, now.toEpochMilli());
    store.put(key(commandId), entry, now.toEpochMilli());
  }

  /** Learns no more. */
  void close() {
    scan.close();
  }

  /** Remembers a command of which only the events are known. */
  void rememberWithoutContent(CommandResult accepted, Instant recordedAt) {
    byte[] entry = entry(NO_COMMAND, codec.encodeResult(accepted));
    remember(accepted.commandId(), entry, recordedAt);
  }

  /**
   * Leaves something in the changelog, whatever there is to remember. Kafka Streams takes a store
   * that it knows no offset of for corrupted when its task moves, and restores all of the task's.
   */
  void trace(Instant now) {
    store.put(TRACE, TRACE, now.toEpochMilli());
  }

  /** Whether nothing at all is in it, as in one that is new or lost. */
  boolean isEmpty() {
    try (KeyValueIterator<Windowed<byte[]>, byte[]> all = store.all()) {
      return !all.hasNext();
    }
  }

  /** All that is remembered, to be forgotten one by one. */
  Clearing clearing() {
    KeyValueIterator<Windowed<byte[]>, byte[]> all = store.all();
    return new Clearing(
        all,
        () -> {
          KeyValue<Windowed<byte[]>, byte[]> next = all.next();
          store.put(next.key.key(), null, next.key.window().start());
        });
  }

  private static byte[] key(UUID commandId) {
    return ByteBuffer.allocate(KEY_BYTES)
        .putLong(commandId.getMostSignificantBits())
        .putLong(commandId.getLeastSignificantBits())
        .array();
  }
}
