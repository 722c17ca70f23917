package io.jangbu.command.state;

import io.jangbu.command.AggregateType;
import io.jangbu.core.Entries;
import io.jangbu.core.EventId;
import io.jangbu.core.Snapshot;
import io.jangbu.kafka.integrity.ChainHead;
import io.jangbu.kafka.streams.keys.KnownKeys;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The newest snapshot of each stream. A cache of the events.
 *
 * <p>Keyed by the stream's id; what its state keeps as {@link Entries} lies beside it, each under
 * {@code stream/entry} (no stream's id has a slash), and is read when the decider asks for it.
 * {@link Completeness} lies where no stream can, and so do a list of the streams that lack an
 * event, how far the log was looked at for such and how far its chain is, and while a rebuild goes
 * on what it has to put in order. Its {@link Due deadlines} lie beside them, sorted by their times.
 */
public final class SnapshotStore<S> {

  /** How many stores on disk it is, per partition. */
  public static final int STORES = 1;

  /** No stream's id is empty. */
  private static final String COMPLETENESS = "/complete";

  /** Not a part of {@link Completeness}, which the release before reads, and takes no more of. */
  private static final String JUDGED = "/judged";

  /** How far the chain of the events is; the release before does not know it, and leaves it. */
  private static final String CHAIN = "/chain";

  private static final String INCOMPLETE = "/incomplete/";
  private static final String PARKED = "/parked/";
  private static final char LIST = '/';
  private static final byte[] LISTED = {1};
  private static final byte[] MISSING = {};

  private final AggregateType<?, ?, S> type;
  private final KeyValueStore<String, byte[]> store;
  private final KnownKeys keys;

  SnapshotStore(AggregateType<?, ?, S> type, KeyValueStore<String, byte[]> store) {
    this.type = type;
    this.store = store;
    this.keys = new KnownKeys(store);
  }

  /** How the store is made. */
  public static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray());
  }

  /** The stream's snapshot, an empty one if there is none. */
  public Snapshot<S> get(String streamId) {
    byte[] stored = find(streamId);
    return stored == null
        ? Snapshot.empty(type.decider())
        : type.snapshots().decode(stored, entry -> find(key(streamId, entry)));
  }

  private byte @Nullable [] find(String key) {
    return keys.lacks(key) ? null : store.get(key);
  }

  /**
   * Learns which keys there are, up to so many more. Once all are known, a key that is not there is
   * not looked for any more.
   */
  void learnKeys(int most) {
    keys.learn(most);
  }

  /**
   * What {@link #put} must write to keep the snapshot: itself, the entries that changed, its
   * deadlines, and its place in the list if it lacks an event.
   *
   * @param before the stream's snapshot that is kept until now
   */
  public List<KeyValue<String, byte[]>> changes(
      String streamId, Snapshot<S> before, Snapshot<S> snapshot) {
    List<KeyValue<String, byte[]>> changes = new ArrayList<>();
    changes.add(KeyValue.pair(streamId, type.snapshots().encode(snapshot)));
    type.snapshots()
        .changedEntries(before.state(), snapshot.state())
        .forEach(
            (entry, value) -> changes.add(KeyValue.pair(key(streamId, entry), value.orElse(null))));
    if (!snapshot.isComplete()) {
      changes.add(KeyValue.pair(INCOMPLETE + streamId, LISTED));
    }
    Set<Due> old = deadlines(streamId, before);
    Set<Due> now = deadlines(streamId, snapshot);
    old.stream()
        .filter(due -> !now.contains(due))
        .forEach(due -> changes.add(KeyValue.pair(due.key(), null)));
    now.stream()
        .filter(due -> !old.contains(due))
        .forEach(due -> changes.add(KeyValue.pair(due.key(), LISTED)));
    return changes;
  }

  private Set<Due> deadlines(String streamId, Snapshot<S> stream) {
    Map<String, Instant> deadlines = type.deadlines().of(stream);
    if (deadlines.isEmpty()) {
      return Set.of();
    }
    Set<Due> all = new LinkedHashSet<>();
    deadlines.forEach((name, at) -> all.add(new Due(at, streamId, name)));
    return all;
  }

  /**
   * Up to so many deadlines that are to be looked at by then, the first ones first.
   *
   * @param from there is none before it: what was deleted there is not passed over again
   */
  public List<Due> due(Instant from, Instant until, int most) {
    List<Due> due = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> keys = store.range(Due.from(from), Due.until(until))) {
      while (due.size() < most && keys.hasNext()) {
        due.add(Due.parse(keys.next().key));
      }
    }
    return due;
  }

  /** The deadline that is to be looked at next, null if there is none; {@code from} as above. */
  public @Nullable Due nextDue(Instant from) {
    try (KeyValueIterator<String, byte[]> keys = store.range(Due.from(from), after(Due.PREFIX))) {
      return keys.hasNext() ? Due.parse(keys.next().key) : null;
    }
  }

  /** A deadline is not to be looked at any more. */
  public void forget(Due due) {
    store.delete(due.key());
  }

  /** A deadline is to be looked at then. */
  public void put(Due due) {
    store.put(due.key(), LISTED);
  }

  /** Keeps a snapshot. */
  public void put(List<KeyValue<String, byte[]>> changes) {
    changes.forEach(change -> {
      // Lists are read as ranges: none of their keys is looked for.
      if (change.value != null && change.key.charAt(0) != LIST) {
        keys.added(change.key);
      }
      store.put(change.key, change.value);
    });
  }

  /** Whether the snapshots are all there, null if that is not known. */
  @Nullable Completeness completeness() {
    byte[] stored = store.get(COMPLETENESS);
    return stored == null ? null : Completeness.decode(stored);
  }

  void complete(Completeness completeness) {
    store.put(COMPLETENESS, completeness.encode());
  }

  /**
   * The offset up to which the log was looked at for events that are gone, null if none is known.
   */
  @Nullable Long judged() {
    byte[] stored = store.get(JUDGED);
    return stored == null ? null : ByteBuffer.wrap(stored).getLong();
  }

  void judged(long offset) {
    store.put(JUDGED, ByteBuffer.allocate(Long.BYTES).putLong(offset).array());
  }

  /** How far the chain of the events is, null if none is known. */
  @Nullable ChainHead chain() {
    byte[] stored = store.get(CHAIN);
    return stored == null ? null : ChainHead.decode(stored);
  }

  void chain(ChainHead head) {
    store.put(CHAIN, head.encode());
  }

  /** Hands over the streams that lack an event, as long as more are wanted; gives their number. */
  long incomplete(Predicate<String> more) {
    long found = 0;
    boolean wanted = true;
    try (KeyValueIterator<String, byte[]> all = store.range(INCOMPLETE, after(INCOMPLETE))) {
      while (all.hasNext()) {
        String streamId = all.next().key.substring(INCOMPLETE.length());
        wanted = wanted && more.test(streamId);
        found++;
      }
    }
    return found;
  }

  boolean isIncomplete(String streamId) {
    return store.get(INCOMPLETE + streamId) != null;
  }

  /** Forgets the stream, with its entries. */
  void forget(String streamId) {
    String entry = key(streamId, "");
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> entries = store.range(entry, after(entry))) {
      // The last key may be that of another stream.
      entries.forEachRemaining(found -> {
        if (found.key.startsWith(entry)) {
          keys.add(found.key);
        }
      });
    }
    deadlines(streamId, get(streamId)).forEach(this::forget);
    keys.forEach(store::delete);
    store.delete(streamId);
    store.delete(INCOMPLETE + streamId);
  }

  /** Keeps an event until all are there; null: there is none. A later one of its id replaces it. */
  void park(EventId id, byte @Nullable [] event) {
    store.put(PARKED + id, event == null ? MISSING : event);
  }

  /** What is parked, each stream in the order of its versions; the caller closes it. */
  KeyValueIterator<String, byte[]> parked() {
    return store.range(PARKED, after(PARKED));
  }

  /** The id of an entry of {@link #parked}. */
  static EventId parked(String key) {
    return EventId.parse(key.substring(PARKED.length()));
  }

  void unpark(String key) {
    store.delete(key);
  }

  /** Learns no more. */
  void close() {
    keys.close();
  }

  /** Everything but {@link Completeness} and {@link WaitingInputs}, to be deleted one by one. */
  Clearing clearing() {
    KeyValueIterator<String, byte[]> all = store.all();
    return new Clearing(
        all,
        () -> {
          String key = all.next().key;
          if (!key.equals(COMPLETENESS) && !WaitingInputs.has(key)) {
            store.delete(key);
          }
        });
  }

  /** Sorts after all that begins with a prefix that ends with a slash. */
  private static String after(String prefix) {
    return prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1);
  }

  private static String key(String streamId, String entry) {
    return streamId + "/" + entry;
  }
}
