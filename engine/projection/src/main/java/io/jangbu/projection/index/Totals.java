package io.jangbu.projection.index;

import io.jangbu.core.Snapshot;
import io.jangbu.kafka.streams.keys.SlicedKeys;
import io.jangbu.projection.view.LocalStores;
import io.jangbu.projection.view.ViewIndex;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of a partition add up to, term by term: {@code term} → sum.
 *
 * <p>A sum may change with every event. So it is written once per commit, through a cache that
 * readers see through, and a term that is new is not looked for on the disk.
 */
public final class Totals<S> implements ViewIndex<S> {

  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  private final String store;
  private final Function<S, Map<String, Long>> amounts;

  /**
   * Totals in a store.
   *
   * @param store its name, {@code <context>-…}, kept for ever
   * @param amounts what a stream in that state adds, by term; 0 or more
   */
  public Totals(String store, Function<S, Map<String, Long>> amounts) {
    this.store = store;
    this.amounts = amounts;
  }

  /** The sum of a term, 0 if there is none, {@link Long#MAX_VALUE} if it is larger. */
  public long of(LocalStores stores, String term) {
    ReadOnlyKeyValueStore<String, byte[]> sums = stores.store(store);
    return sum(sums.get(term)).max(BigInteger.ZERO).min(MOST).longValue();
  }

  /** The sum of two of 0 or more, {@link Long#MAX_VALUE} if it is larger. */
  public static long plus(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  @Override
  public List<StoreBuilder<?>> stores() {
    return List.of(
        Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(store), Serdes.String(), Serdes.ByteArray())
            .withCachingEnabled());
  }

  @Override
  public Updater<S> open(ProcessorContext<?, ?> context) {
    KeyValueStore<String, byte[]> sums = context.getStateStore(store);
    return new Sums<>(sums, new SlicedKeys(sums, context), amounts);
  }

  private record Sums<S>(
      KeyValueStore<String, byte[]> sums, SlicedKeys known, Function<S, Map<String, Long>> amounts)
      implements Updater<S> {

    @Override
    public void add(String streamId, Snapshot<S> before, Snapshot<S> after) {
      Map<String, Long> old = amounts.apply(before.state());
      Map<String, Long> now = amounts.apply(after.state());
      Set<String> terms = new HashSet<>(old.keySet());
      terms.addAll(now.keySet());
      for (String term : terms) {
        change(term, old.getOrDefault(term, 0L), now.getOrDefault(term, 0L));
      }
    }

    private void change(String term, long before, long after) {
      if (before == after) {
        return;
      }
      BigInteger sum =
          sum(known.lacks(term) ? null : sums.get(term))
              .subtract(BigInteger.valueOf(before))
              .add(BigInteger.valueOf(after));
      if (sum.signum() == 0) {
        sums.delete(term);
      } else {
        known.added(term);
        sums.put(term, sum.toByteArray());
      }
    }

    @Override
    public void remove(String streamId, Snapshot<S> before, Snapshot<S> after) {
      // In a sum what is new has taken the place of what was.
    }

    @Override
    public void close() {
      known.close();
    }
  }

  /** Exact however large it is: what was added must be what is taken away again. */
  private static BigInteger sum(byte @Nullable [] bytes) {
    return bytes == null ? BigInteger.ZERO : new BigInteger(bytes);
  }
}
