package io.jangbu.projection.index;

import io.jangbu.core.Snapshot;
import io.jangbu.projection.view.ViewIndex;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The streams of a context by their terms, sorted: {@code term/streamId} → nothing. What a listed
 * stream looks like is up to its view.
 */
public final class SortedIndex<S> implements ViewIndex<S> {

  private static final byte[] NOTHING = {};

  private final String store;
  private final Function<Snapshot<S>, Set<String>> terms;
  private final Function<String, KeyValueBytesStoreSupplier> kept;

  private SortedIndex(
      String store,
      Function<Snapshot<S>, Set<String>> terms,
      Function<String, KeyValueBytesStoreSupplier> kept) {
    this.store = store;
    this.terms = terms;
    this.kept = kept;
  }

  /**
   * An index on disk, of any size. Until RocksDB compacts, a page costs more where many keys of its
   * range were deleted.
   *
   * @param store its name, {@code <context>-…}, kept for ever
   * @param terms what a stream in that state is found by: ASCII without a slash, which parts the
   *     term from the stream's id; sorted as texts
   */
  public static <S> SortedIndex<S> onDisk(String store, Function<S, Set<String>> terms) {
    return onDiskBySnapshot(store, stream -> terms.apply(stream.state()));
  }

  /**
   * The same, of streams that are found by what is not in their state, such as when they began.
   *
   * @param store as {@link #onDisk}
   * @param terms as {@link #onDisk}
   */
  public static <S> SortedIndex<S> onDiskBySnapshot(
      String store, Function<Snapshot<S>, Set<String>> terms) {
    return new SortedIndex<>(store, terms, Stores::persistentKeyValueStore);
  }

  /**
   * An index in memory, of some 200 bytes per key: for streams whose number is bounded. A page
   * costs the same whatever was in its range before. Filled again from Kafka after a restart.
   *
   * @param store as {@link #onDisk}
   * @param terms as {@link #onDisk}
   */
  public static <S> SortedIndex<S> inMemory(String store, Function<S, Set<String>> terms) {
    return new SortedIndex<>(
        store, stream -> terms.apply(stream.state()), SortedMemoryStore::supplier);
  }

  /** All that is in it. */
  public StreamRange<S> all() {
    return range("", StreamRange.END);
  }

  /** What has the term, in the order of the streams' ids. */
  public StreamRange<S> of(String term) {
    return range(key(term, ""), key(term, StreamRange.END));
  }

  /** What has a term that begins so, in the order of the terms. */
  public StreamRange<S> startingWith(String prefix) {
    return range(prefix, prefix + StreamRange.END);
  }

  /** What has a term that sorts before this one. */
  public StreamRange<S> below(String term) {
    return range("", term);
  }

  /** The key under which a stream is found by a term. */
  public static String key(String term, String streamId) {
    return term + "/" + streamId;
  }

  private StreamRange<S> range(String prefix, String last) {
    return new StreamRange<>(
        store,
        prefix,
        last,
        (streamId, stream) ->
            terms.apply(stream).stream()
                .map(term -> key(term, streamId))
                .filter(key -> key.startsWith(prefix) && key.compareTo(last) < 0)
                .min(Comparator.naturalOrder()));
  }

  @Override
  public List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(kept.apply(store), Serdes.String(), Serdes.ByteArray()));
  }

  @Override
  public Updater<S> open(ProcessorContext<?, ?> context) {
    KeyValueStore<String, byte[]> keys = context.getStateStore(store);
    return new Updater<>() {
      @Override
      public void add(String streamId, Snapshot<S> before, Snapshot<S> after) {
        Set<String> old = terms.apply(before);
        for (String term : terms.apply(after)) {
          if (!old.contains(term)) {
            keys.put(key(term, streamId), NOTHING);
          }
        }
      }

      @Override
      public void remove(String streamId, Snapshot<S> before, Snapshot<S> after) {
        Set<String> left = terms.apply(after);
        for (String term : terms.apply(before)) {
          if (!left.contains(term)) {
            keys.delete(key(term, streamId));
          }
        }
      }
    };
  }
}
