package io.jangbu.projection.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Records of the topic that were refused, and what stands in the place of each: the event that was
 * there before, or none. The topic is the history's changelog, so that a restore brings them back
 * into it, where nothing tells any more that they were refused. They are listed beside the
 * snapshots, which have a changelog of their own, under {@code /refused/stream/version}.
 */
public final class RefusedRecords {

  /** What stands in the place of records that were refused. */
  @FunctionalInterface
  public interface Replaced {

    /** That of a stream's, by their keys; an empty value: nothing does. */
    Map<Bytes, byte[]> of(String streamId);
  }

  private static final String PREFIX = "/refused/";
  private static final byte[] NOTHING = {};

  private final KeyValueStore<String, byte[]> store;
  private final Set<String> keys = new HashSet<>();
  private volatile int count;

  /** Those of a partition; {@code store} is that of its snapshots. */
  RefusedRecords(KeyValueStore<String, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<String, byte[]> all = range(store, PREFIX)) {
      all.forEachRemaining(each -> keys.add(each.key));
    }
    count = keys.size();
  }

  /** Those that the store of the snapshots lists; of a stream they are looked up once. */
  public static Replaced in(ReadOnlyKeyValueStore<String, byte[]> snapshots) {
    Map<String, Map<Bytes, byte[]>> known = new HashMap<>();
    return streamId -> known.computeIfAbsent(streamId, id -> of(snapshots, id));
  }

  private static Map<Bytes, byte[]> of(
      ReadOnlyKeyValueStore<String, byte[]> snapshots, String streamId) {
    try (KeyValueIterator<String, byte[]> all = range(snapshots, PREFIX + streamId + "/")) {
      if (!all.hasNext()) {
        return Map.of();
      }
      Map<Bytes, byte[]> found = new HashMap<>();
      all.forEachRemaining(each ->
          found.put(Bytes.wrap(each.key.substring(PREFIX.length()).getBytes(UTF_8)), each.value));
      return found;
    }
  }

  private static KeyValueIterator<String, byte[]> range(
      ReadOnlyKeyValueStore<String, byte[]> store, String prefix) {
    return store.range(prefix, prefix.substring(0, prefix.length() - 1) + (char) ('/' + 1));
  }

  /** Those of the partition's task, as they are then. On its thread alone. */
  public Replaced replaced() {
    return streamId -> keys.isEmpty() ? Map.of() : of(store, streamId);
  }

  /** How many there are. Any thread may ask. */
  public int count() {
    return count;
  }

  /** Whether what stands under the key in the topic was refused. */
  boolean has(Bytes key) {
    return !keys.isEmpty() && keys.contains(listed(key));
  }

  /** What stands in its place; null if nothing does. */
  byte @Nullable [] instead(Bytes key) {
    byte[] kept = store.get(listed(key));
    return kept == null || kept.length == 0 ? null : kept;
  }

  /** What is under the key now was refused; {@code before} is what was there. */
  void add(Bytes key, byte @Nullable [] before) {
    if (keys.add(listed(key))) {
      store.put(listed(key), before == null ? NOTHING : before);
      count = keys.size();
    }
  }

  /** What is under the key now is taken. */
  void remove(Bytes key) {
    if (!keys.isEmpty() && keys.remove(listed(key))) {
      store.delete(listed(key));
      count = keys.size();
    }
  }

  private static String listed(Bytes key) {
    return PREFIX + new String(key.get(), UTF_8);
  }
}
